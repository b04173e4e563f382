using System.Runtime.CompilerServices;
using HaAnalyzers.Shapes.Tests.Contracts;

namespace HaAnalyzers.Shapes.Tests.Guards;

/// <summary>A feed that counts its readings and does at one element what it is told.</summary>
internal sealed class ScriptedFeed : IFeed
{
    /// <summary>What happens in place of the element of that number.</summary>
    public Func<int, CancellationToken, Task> Before { get; init; } = (_, _) => Task.CompletedTask;

    public int Begun { get; private set; }

    public int Disposed { get; private set; }

    public IAsyncEnumerable<int> ReadAsync(int count, CancellationToken cancellationToken) => ReadCoreAsync(count, cancellationToken);

    public IAsyncEnumerable<int> ReadStrictlyAsync() => ReadCoreAsync(3, CancellationToken.None);

    private async IAsyncEnumerable<int> ReadCoreAsync(int count, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Begun++;
        try
        {
            for (int element = 0; element < count; element++)
            {
                await Before(element, cancellationToken);
                yield return element;
            }
        }
        finally
        {
            Disposed++;
        }
    }
}
