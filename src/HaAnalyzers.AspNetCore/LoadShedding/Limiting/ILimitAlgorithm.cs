namespace HaAnalyzers.AspNetCore;

/// <summary>Moves a concurrency limit. Not thread safe.</summary>
internal interface ILimitAlgorithm
{
    /// <summary>What a request takes without load, as far as it is known; zero before the first sample.</summary>
    TimeSpan UnloadedLatency { get; }

    /// <returns>The next limit, not yet held to its bounds.</returns>
    double Update(double limit, in LimitSample sample);
}
