using HaAnalyzers.Extensions.Tests.Guards;

namespace HaAnalyzers.Extensions.Tests.Telemetry;

/// <summary>The promises of <see cref="AllocationTests"/> hold while somebody listens too.</summary>
[Collection(nameof(ListeningTests))]
public sealed class ListeningAllocationTests : AllocationTests;
