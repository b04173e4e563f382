namespace HaAnalyzers.Tests.Telemetry;

/// <summary>Tests that listen to the meter. It is the same for the whole process, so nothing else runs meanwhile.</summary>
[CollectionDefinition(nameof(ListeningTests), DisableParallelization = true)]
public sealed class ListeningTests;
