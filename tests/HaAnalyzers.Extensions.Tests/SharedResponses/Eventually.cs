namespace HaAnalyzers.Extensions.Tests.SharedResponses;

/// <summary>What comes with time, however much of it.</summary>
internal static class Eventually
{
    /// <summary>Callers get the fallback until the answer of the store is there; how soon that is decides nothing.</summary>
    public static async Task<T> AnswerAsync<T>(Func<Task<T>> call, object? fallback = null)
    {
        T answer = await call();
        while (fallback is null ? answer is "" or IReadOnlyList<string> { Count: 0 } : Equals(answer, fallback))
        {
            await Task.Delay(1);
            answer = await call();
        }

        return answer;
    }
}
