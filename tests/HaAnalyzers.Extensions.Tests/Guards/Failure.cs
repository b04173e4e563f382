namespace HaAnalyzers.Extensions.Tests.Guards;

/// <summary>What a dependency can do to its caller.</summary>
public enum Failure
{
    Throws,
    ThrowsCancellationOfItsOwn,
    ReturnsFaultedTask,
    FaultsLater,
    HonoursTheTimeout,
    IgnoresTheTimeout,
    ReturnsNull,
    ReturnsConsumedValueTask,
    BreakerIsOpen,
}
