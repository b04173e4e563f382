using System.Globalization;

namespace Homepage.Routing.Tests.Parts;

/// <summary>A Redis server on loopback that keeps nothing on disk.</summary>
internal sealed class RedisServer : IAsyncDisposable
{
    private PartProcess _process;

    public RedisServer()
    {
        Port = Ports.Next();
        _process = Start();
    }

    public int Port { get; }

    public string ConnectionString => string.Create(
        CultureInfo.InvariantCulture, $"127.0.0.1:{Port},abortConnect=false,connectTimeout=1000,asyncTimeout=1000,syncTimeout=1000");

    public void Kill() => Signals.Kill(_process.Id);

    public void Freeze() => Signals.Freeze(_process.Id);

    public void Thaw() => Signals.Thaw(_process.Id);

    public async Task RestartAsync()
    {
        await _process.DisposeAsync();
        _process = Start();
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private PartProcess Start() => PartProcess.Start(
        Installed.Redis!, ["--port", Port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]);
}
