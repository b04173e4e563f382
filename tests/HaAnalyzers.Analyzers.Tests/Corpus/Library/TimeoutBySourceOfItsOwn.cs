// library
using System.Net.Http.Json;

namespace Shop.Clients;

public sealed class SlowService(HttpClient http)
{
    public async Task<string[]?> ReadAsync(CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        using CancellationTokenRegistration registration = cancellationToken.Register(timeout.Cancel);
        return await http.GetFromJsonAsync<string[]>("/slow", timeout.Token);
    }

    public async Task<string> ForgottenAsync()
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        return await http.{|HA1011:GetStringAsync|}("/slow");
    }

    public async Task<string> WaitedAsync()
    {
        using var timeout = new CancellationTokenSource();
        Task<string> pending = http.GetStringAsync("/slow", timeout.Token);
        if (await Task.WhenAny(pending, Task.Delay(2_000)) != pending)
        {
            await timeout.CancelAsync();
        }

        return await pending;
    }
}
