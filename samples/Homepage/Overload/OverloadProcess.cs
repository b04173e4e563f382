using System.Diagnostics;
using System.Globalization;
using Homepage.Services;
using Homepage.Site;

namespace Homepage.Overload;

/// <summary>A running <see cref="OverloadSite"/>.</summary>
internal sealed class OverloadProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Process _process;

    private OverloadProcess(Process process, Uri address)
    {
        _process = process;
        Address = address;
    }

    public Uri Address { get; }

    public static async Task<OverloadProcess> StartAsync(PageKind page, int rounds, ServiceAddresses services, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(Environment.GetCommandLineArgs()[0]);
        }

        string[] arguments = [OverloadSite.Command, page.ToString(), rounds.ToString(CultureInfo.InvariantCulture)];
        foreach (string argument in arguments.Concat(ServiceKind.All.SelectMany(kind => new[] { $"--{ServiceAddresses.Section}:{kind.Slug}", services[kind].ToString() })))
        {
            start.ArgumentList.Add(argument);
        }

        Process process = Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start.");
        try
        {
            string? address = await process.StandardOutput.ReadLineAsync(cancellationToken);
            return address is null
                ? throw new InvalidOperationException("The page ended before it said its address.")
                : new OverloadProcess(process, new Uri(address));
        }
        catch
        {
            process.Kill();
            process.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        using var patience = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!_process.HasExited)
        {
            // It is still busy with visitors who have left long ago.
            _process.Kill();
        }

        _process.Dispose();
    }
}
