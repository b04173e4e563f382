namespace HaAnalyzers.Testing.Tests.Contracts;

[NonCritical("The page shows no mirror", Granularity = BreakerGranularity.Member)]
public interface IMirror
{
    [DefaultFallback("blind")]
    Task<string> LookAsync(CancellationToken cancellationToken);
}
