using HaAnalyzers.Guarding;
using HaAnalyzers.Tests.Support;

namespace HaAnalyzers.Tests.Guarding;

/// <summary>What stands for no result, for no elements, and for elements that are there already.</summary>
public sealed class PlaceholderTests
{
    [Fact]
    public void NoResults_AreAllEqual()
    {
        NoResult first = default;
        NoResult second = default;

        Assert.True(first == second);
        Assert.False(first != second);
        Assert.True(first.Equals(second));
        Assert.True(first.Equals((object)second));
        Assert.False(first.Equals((object?)null));
        Assert.Equal(first.GetHashCode(), second.GetHashCode());
    }

    [Fact]
    public void CompletedTask_IsTakenAtOnce()
    {
        var source = new ManualSource();
        source.SetResult(1);

        Task<NoResult> taken = NoResult.From(source.OfNothing).AsTask();

        Assert.True(taken.IsCompletedSuccessfully);
        Assert.Equal(1, source.Taken);
    }

    [Fact]
    public async Task PendingTask_IsAwaited()
    {
        var source = new TaskCompletionSource();
        Task<NoResult> pending = NoResult.From(source.Task).AsTask();

        Assert.False(pending.IsCompleted);
        source.SetResult();
        Assert.Equal(default, await pending);
    }

    [Fact]
    public async Task FailedTask_Fails()
    {
        var failure = new HttpRequestException("away");

        Assert.Same(failure, await Assert.ThrowsAsync<HttpRequestException>(async () => await NoResult.From(Task.FromException(failure))));
    }

    [Fact]
    public async Task EmptySequence_HasNoElement()
    {
        EmptySequence<int> empty = EmptySequence<int>.Instance;

        Assert.False(await empty.MoveNextAsync());
        Assert.Empty(await ReadAsync(empty));
        Assert.Equal("An empty sequence has no current element.", Assert.Throws<InvalidOperationException>(() => empty.Current).Message);
    }

    [Fact]
    public void Collections_AreReturnedAsTheyAre()
    {
        int[] array = [1, 2];
        var readOnly = new ReadOnly([1, 2]);
        var queue = new Untyped();
        var set = new HashSet<int> { 1 };

        Assert.Same(array, Sequences.Read(array));
        Assert.Same(readOnly, Sequences.Read(readOnly));
        Assert.Same(queue, Sequences.Read(queue));
        Assert.Same(set, Sequences.Read(set));
        Assert.Null(Sequences.Read<int>(null!));
    }

    [Fact]
    public void LazySequence_IsReadOnce()
    {
        int reads = 0;
        IEnumerable<int> read = Sequences.Read(Lazy());
        Assert.Equal(1, reads);

        Assert.Equal([1, 2], read);
        Assert.Equal([1, 2], read);
        Assert.Equal(1, reads);

        IEnumerable<int> Lazy()
        {
            reads++;
            yield return 1;
            yield return 2;
        }
    }

    private static async Task<List<int>> ReadAsync(IAsyncEnumerable<int> sequence)
    {
        var elements = new List<int>();
        await foreach (int element in sequence)
        {
            elements.Add(element);
        }

        return elements;
    }

    private sealed class ReadOnly(int[] elements) : IReadOnlyCollection<int>
    {
        public int Count => elements.Length;

        public IEnumerator<int> GetEnumerator() => ((IEnumerable<int>)elements).GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }

    /// <summary>A collection of the time before generics, as queues of messages still are.</summary>
    private sealed class Untyped : System.Collections.ICollection, IEnumerable<int>
    {
        public int Count => 0;

        public bool IsSynchronized => false;

        public object SyncRoot => this;

        public void CopyTo(Array array, int index)
        {
        }

        public IEnumerator<int> GetEnumerator() => Enumerable.Empty<int>().GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
