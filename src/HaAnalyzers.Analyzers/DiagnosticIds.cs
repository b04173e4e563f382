namespace HaAnalyzers.Analyzers;

/// <summary>Every id in one place; a number is never reused.</summary>
internal static class DiagnosticIds
{
    public const string ContractCannotBeGuarded = "HA0001";
    public const string MemberCannotBeGuarded = "HA0002";
    public const string InvalidFallback = "HA0003";
    public const string ContradictingDeclarations = "HA0004";
    public const string OptionOutOfRange = "HA0005";
    public const string AmbiguousCacheKey = "HA0006";
    public const string CircularFallback = "HA0007";
    public const string MissingReference = "HA0008";
    public const string UncallableProbe = "HA0009";

    public const string UnguardedCall = "HA1001";
    public const string UnguardedRegistration = "HA1002";
    public const string MissingFallback = "HA1003";
    public const string UnclassifiedDependency = "HA1004";
    public const string ClientWithoutResilience = "HA1005";
    public const string FallibleFallback = "HA1006";
    public const string SwallowedFailure = "HA1007";
    public const string BreakerPerCall = "HA1008";
    public const string DefeatedStrategy = "HA1009";
    public const string CountedCancellation = "HA1010";
    public const string DefeatedTimeout = "HA1011";
    public const string SilentlyDroppedChange = "HA1012";
    public const string CallBeforeServing = "HA1013";
    public const string AsynchronousDelegate = "HA1014";
    public const string NarrowFallbackCatch = "HA1015";

    public const string MissingReadinessEndpoint = "HA2001";
    public const string EmptyReadinessEndpoint = "HA2002";
    public const string DependencyInLiveness = "HA2003";
    public const string EmptyHealthCheck = "HA2004";
    public const string HiddenFailure = "HA2005";
    public const string UncheckedDependency = "HA2006";
    public const string NonCriticalReadiness = "HA2007";
    public const string HealthCheckWithoutTimeout = "HA2008";
    public const string UnmappedHealthChecks = "HA2009";
    public const string UnreachableProbe = "HA2010";
    public const string ReadyDuringShutdown = "HA2011";

    public const string MissingLoadShedding = "HA3001";
    public const string UnusedRateLimiter = "HA3002";
    public const string MisleadingRejection = "HA3003";
    public const string ArbitraryRateLimit = "HA3004";
    public const string UnboundedQueue = "HA3005";
    public const string LateShedding = "HA3006";
    public const string ShedProbe = "HA3007";
    public const string MissingRetryAfter = "HA3008";
}
