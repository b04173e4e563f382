namespace HaAnalyzers.Tests.Support;

internal static class ValueTaskExtensions
{
    /// <summary>Takes the result of a value task that must have completed.</summary>
    public static T Take<T>(this ValueTask<T> completed)
    {
        Assert.True(completed.IsCompleted);
        return completed.Result;
    }

    /// <inheritdoc cref="Take{T}"/>
    public static void Take(this ValueTask completed)
    {
        Assert.True(completed.IsCompleted);
        completed.GetAwaiter().GetResult();
    }
}
