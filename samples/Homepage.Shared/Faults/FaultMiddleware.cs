using System.Net.Mime;
using Microsoft.AspNetCore.Http;

namespace Homepage.Faults;

/// <summary>Makes a service behave as its switch says. <see cref="Fault.Down"/> is not made here: then nobody listens.</summary>
internal sealed class FaultMiddleware
{
    private readonly RequestDelegate _next;
    private readonly FaultSwitch _faults;

    public FaultMiddleware(RequestDelegate next, FaultSwitch faults)
    {
        _next = next;
        _faults = faults;
    }

    public async Task InvokeAsync(HttpContext context)
    {
        switch (_faults.Read(out CancellationToken turned))
        {
            case Fault.Hangs:
                using (var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, turned))
                {
                    await DelayAsync(Timeout.InfiniteTimeSpan, either.Token);
                }

                context.Abort();
                break;

            case Fault.Slow:
                await DelayAsync(Lateness(), context.RequestAborted);
                await _next(context);
                break;

            case Fault.Http500:
                context.Response.StatusCode = StatusCodes.Status500InternalServerError;
                break;

            case Fault.Garbage:
                context.Response.ContentType = MediaTypeNames.Application.Json;
                await context.Response.WriteAsync("""[{"id":17,"name":"The Hon""", context.RequestAborted);
                break;

            default:
                await _next(context);
                break;
        }
    }

#pragma warning disable CA5394 // How late an answer is needs no unpredictable number.
    private static TimeSpan Lateness() => TimeSpan.FromMilliseconds(Random.Shared.Next(1_500, 3_000));
#pragma warning restore CA5394

    private static async Task DelayAsync(TimeSpan time, CancellationToken end) =>
        await Task.Delay(time, end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
