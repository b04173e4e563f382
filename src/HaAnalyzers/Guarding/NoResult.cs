using System.Runtime.CompilerServices;

namespace HaAnalyzers.Guarding;

/// <summary>Stands for the result of a member that has none.</summary>
public readonly struct NoResult : IEquatable<NoResult>
{
    /// <summary>The same task, with a placeholder for its result.</summary>
    /// <param name="pending">A task without a result.</param>
    public static ValueTask<NoResult> From(Task pending) => From(new ValueTask(pending));

    /// <summary>The same task, with a placeholder for its result.</summary>
    /// <param name="pending">A task without a result.</param>
    public static ValueTask<NoResult> From(ValueTask pending)
    {
        if (!pending.IsCompletedSuccessfully)
        {
            return Awaited(pending);
        }

        pending.GetAwaiter().GetResult();
        return default;
    }

    /// <inheritdoc/>
    public bool Equals(NoResult other) => true;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is NoResult;

    /// <inheritdoc/>
    public override int GetHashCode() => 0;

    /// <summary>Always true.</summary>
    public static bool operator ==(NoResult left, NoResult right) => true;

    /// <summary>Always false.</summary>
    public static bool operator !=(NoResult left, NoResult right) => false;

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private static async ValueTask<NoResult> Awaited(ValueTask pending)
    {
        await pending.ConfigureAwait(false);
        return default;
    }
}
