using System.Diagnostics;

namespace Homepage.Routing.Tests.Parts;

internal static class Waiting
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    /// <summary>Asks again and again until it is so; throws after half a minute.</summary>
    public static async Task UntilAsync(string what, Func<Task<bool>> isSo)
    {
        long began = Stopwatch.GetTimestamp();
        while (!await isSo())
        {
            if (Stopwatch.GetElapsedTime(began) > TimeSpan.FromSeconds(30))
            {
                throw new TimeoutException($"Not within 30 seconds: {what}.");
            }

            await Task.Delay(Step);
        }
    }
}
