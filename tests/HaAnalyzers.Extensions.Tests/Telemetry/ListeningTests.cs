using HaAnalyzers.Tests.Support;

namespace HaAnalyzers.Extensions.Tests.Telemetry;

/// <summary>Tests that run while somebody listens to the meter, which is the same for the whole process: nothing else runs meanwhile.</summary>
[CollectionDefinition(nameof(ListeningTests), DisableParallelization = true)]
public sealed class ListeningTests : ICollectionFixture<CountingListener>;
