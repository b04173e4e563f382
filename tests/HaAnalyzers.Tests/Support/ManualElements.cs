using HaAnalyzers.Guarding;

namespace HaAnalyzers.Tests.Support;

/// <summary>Elements that come, fail or stay away as a test says.</summary>
internal sealed class ManualElements : IAsyncEnumerable<int>, IAsyncEnumerator<int>
{
    /// <summary>What comes of asking for the element of a number, or for the end.</summary>
    public Func<int, ValueTask<bool>> Move { get; init; } = static number => new ValueTask<bool>(number < 3);

    /// <summary>What comes of the disposal.</summary>
    public Func<ValueTask> Disposing { get; init; } = static () => ValueTask.CompletedTask;

    public IAsyncEnumerable<int> Substitute { get; init; } = EmptySequence<int>.Instance;

    public CancellationToken Token { get; private set; }

    public int Disposed { get; private set; }

    /// <summary>What the fallback was told.</summary>
    public Exception? Failure { get; set; }

    public int Current { get; private set; } = -1;

    public ManualElements Begin(CancellationToken cancellationToken)
    {
        Token = cancellationToken;
        Current = -1;
        return this;
    }

    public IAsyncEnumerator<int> GetAsyncEnumerator(CancellationToken cancellationToken = default) => this;

    public ValueTask<bool> MoveNextAsync() => Move(++Current);

    public ValueTask DisposeAsync()
    {
        Disposed++;
        return Disposing();
    }
}
