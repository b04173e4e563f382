namespace HaAnalyzers.Extensions.Tests.Contracts;

public sealed class MirrorReplica(MirrorSettings settings) : IMirror, IDisposable
{
    public int Disposals { get; private set; }

    public string Read() => settings.Text;

    public void Dispose()
    {
        Disposals++;
        settings.DisposedReplicas++;
    }
}
