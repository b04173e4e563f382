// library
using Microsoft.AspNetCore.Mvc;
using Polly;

namespace Garage.Web;

/// <summary>No token gets there: what is cancelled was cancelled by the timeout of the client.</summary>
public sealed class ResilientControllerHelper
{
    public async Task<IActionResult> RunAsync(Func<Task<IActionResult>> action, IActionResult fallback)
    {
        var retry = Policy.Handle<Exception>().RetryAsync(5);
        var answer = Policy<IActionResult>.Handle<Exception>().FallbackAsync(fallback);
        return await answer.WrapAsync(retry).ExecuteAsync(action);
    }

    public async Task<IActionResult> RunAsync(Func<CancellationToken, Task<IActionResult>> action, IActionResult fallback, CancellationToken token)
    {
        var answer = Policy<IActionResult>.{|HA1010:Handle<Exception>|}().FallbackAsync(fallback);
        return await answer.ExecuteAsync(action, token);
    }
}
