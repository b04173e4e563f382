// library
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Shop.Web;

[Critical("Requests of blocked users must not pass")]
public interface IBlockList
{
    Task<bool> ContainsAsync(string user);
}

public sealed class RedisBlockList(IConnectionMultiplexer redis) : IBlockList
{
    public Task<bool> ContainsAsync(string user) => redis.GetDatabase().SetContainsAsync("blocked", user);
}

public sealed class BlockedUserFilter(IBlockList blocked) : IAsyncActionFilter
{
    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        if (await blocked.ContainsAsync(context.HttpContext.User.Identity?.Name ?? ""))
        {
            context.HttpContext.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        await next();
    }
}

public sealed class ErrorMiddleware(RequestDelegate next, ILogger<ErrorMiddleware> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (Exception exception)
        {
            logger.LogError(exception, "{Path} failed", context.Request.Path);
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
    }
}
