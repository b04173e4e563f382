namespace HaAnalyzers.Telemetry;

/// <summary>The tags of measurements and of events on activities: OpenTelemetry's where it has one, else under our own name.</summary>
internal static class TagNames
{
    public const string Dependency = "haanalyzers.dependency";

    public const string Member = "haanalyzers.member";

    public const string Outcome = "haanalyzers.outcome";

    public const string FallbackKind = "haanalyzers.fallback.kind";

    public const string CircuitState = "haanalyzers.circuit.state";

    public const string PreviousCircuitState = "haanalyzers.circuit.previous_state";

    public const string RetryAfter = "haanalyzers.circuit.retry_after";

    public const string ErrorType = "error.type";
}
