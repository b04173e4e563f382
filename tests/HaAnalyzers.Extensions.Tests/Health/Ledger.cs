using System.Threading.Channels;
using HaAnalyzers.Extensions.Tests.Contracts;

namespace HaAnalyzers.Extensions.Tests.Health;

/// <summary>Answers its probe when and how the test says.</summary>
internal sealed class Ledger : ILedger
{
    private readonly Channel<int> _asked = Channel.CreateUnbounded<int>();
    private int _probes;

    public Func<CancellationToken, ValueTask<bool>> Answer { get; set; } = _ => new(true);

    public int Probes => Volatile.Read(ref _probes);

    public async Task AskedAsync() => await _asked.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public ValueTask<bool> CanBookAsync(CancellationToken cancellationToken)
    {
        Assert.True(_asked.Writer.TryWrite(Interlocked.Increment(ref _probes)));
        return Answer(cancellationToken);
    }
}
