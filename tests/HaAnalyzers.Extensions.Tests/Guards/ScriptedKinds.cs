using System.Threading.Tasks.Sources;
using HaAnalyzers.Extensions.Tests.Contracts;

namespace HaAnalyzers.Extensions.Tests.Guards;

/// <summary>A dependency that does what the test says, and remembers what it was asked.</summary>
internal sealed class ScriptedKinds : IEmptyKinds, IDefaultKinds, IOmittedKinds, ICachedKinds, IReplicatedKinds, IBareKinds, IMethodKinds
{
    public Func<CancellationToken, Task<string?>?> Script { get; set; } = _ => Task.FromResult<string?>("live");

    public bool ReturnsConsumedValueTask { get; set; }

    public int Calls { get; private set; }

    public int LastId { get; private set; }

    public CancellationToken LastToken { get; private set; }

    public string? Name => Find(0, CancellationToken.None);

    public void Send(int id, CancellationToken cancellationToken) => Find(id, cancellationToken);

    public string? Find(int id, CancellationToken cancellationToken) => Run(id, cancellationToken)!.GetAwaiter().GetResult();

    public Task SendAsync(int id, CancellationToken cancellationToken) => Run(id, cancellationToken)!;

    public Task<string?> FindAsync(int id, CancellationToken cancellationToken) => Run(id, cancellationToken)!;

    public ValueTask SendValueAsync(int id, CancellationToken cancellationToken)
    {
        Task<string?> task = Run(id, cancellationToken)!;
        return ReturnsConsumedValueTask ? new ValueTask(ConsumedSource.Instance, 0) : new ValueTask(task);
    }

    public ValueTask<string?> FindValueAsync(int id, CancellationToken cancellationToken)
    {
        Task<string?> task = Run(id, cancellationToken)!;
        return ReturnsConsumedValueTask ? new ValueTask<string?>(ConsumedSource.Instance, 0) : new ValueTask<string?>(task);
    }

    private Task<string?>? Run(int id, CancellationToken cancellationToken)
    {
        Calls++;
        LastId = id;
        LastToken = cancellationToken;
        return Script(cancellationToken);
    }

    /// <summary>Answers every question as a pooled source does whose value task has been awaited before.</summary>
    private sealed class ConsumedSource : IValueTaskSource<string?>, IValueTaskSource
    {
        public static readonly ConsumedSource Instance = new();

        public string? GetResult(short token) => throw new InvalidOperationException("consumed");

        public ValueTaskSourceStatus GetStatus(short token) => throw new InvalidOperationException("consumed");

        public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
            throw new InvalidOperationException("consumed");

        void IValueTaskSource.GetResult(short token) => GetResult(token);
    }
}
