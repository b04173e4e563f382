using System.Diagnostics;
using System.Text;

namespace Homepage.Routing.Tests.Parts;

/// <summary>A process of the experiment. It ends with the experiment, whatever happens.</summary>
internal sealed class PartProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource<string> _firstLine = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private PartProcess(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Read(line.Data, isAnswer: true);
        _process.ErrorDataReceived += (_, line) => Read(line.Data, isAnswer: false);
        _process.Exited += (_, _) => _firstLine.TrySetException(new InvalidOperationException($"{start.FileName} ended with exit code {_process.ExitCode}. It said:\n{Output}"));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <param name="user">Who runs it, or <see langword="null"/> for whoever runs the tests.</param>
    public static PartProcess Start(string file, IEnumerable<string> arguments, string? user = null, string? folder = null)
    {
        string[] command = user is null ? [file, .. arguments] : ["setpriv", $"--reuid={user}", $"--regid={user}", "--clear-groups", "--", file, .. arguments];
        return new PartProcess(new ProcessStartInfo(command[0], command[1..]) { WorkingDirectory = folder ?? Path.GetTempPath() });
    }

    /// <summary>Runs to the end; throws with what it said where it fails.</summary>
    public static async Task RunAsync(string file, IEnumerable<string> arguments, string? user = null, string? folder = null)
    {
        await using PartProcess program = Start(file, arguments, user, folder);
        using var patience = new CancellationTokenSource(Patience);
        await program._process.WaitForExitAsync(patience.Token);
        if (program._process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{file} failed with exit code {program._process.ExitCode}. It said:\n{program.Output}");
        }
    }

    /// <summary>The first line it prints.</summary>
    public Task<string> FirstLineAsync() => _firstLine.Task.WaitAsync(Patience);

    public Task WaitForExitAsync() => _process.WaitForExitAsync().WaitAsync(Patience);

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            // Frozen processes have to be thawed to die of anything but a kill, which is what this is.
            Signals.Kill(_process.Id);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private void Read(string? line, bool isAnswer)
    {
        if (line is null)
        {
            return;
        }

        lock (_output)
        {
            _output.AppendLine(line);
        }

        if (isAnswer)
        {
            _firstLine.TrySetResult(line);
        }
    }
}
