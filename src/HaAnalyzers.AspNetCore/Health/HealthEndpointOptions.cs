namespace HaAnalyzers.AspNetCore;

/// <summary>What the endpoints of <c>MapHealthEndpoints()</c> tell, and for how long after the shutdown has begun.</summary>
public sealed class HealthEndpointOptions
{
    /// <summary>
    /// Whether the JSON answer has the messages of exceptions. They may name hosts, users or passwords, and the endpoints are open to
    /// anybody who reaches them. Default <see langword="false"/>.
    /// </summary>
    public bool IncludeExceptionMessages { get; set; }

    /// <summary>
    /// Whether <c>MapHealthPage()</c> answers outside development: it shows every dependency by name, what its breaker does, and the checks
    /// with their descriptions. Default <see langword="false"/>; in development it always answers.
    /// </summary>
    public bool EnablePage { get; set; }

    /// <summary>
    /// How long the application goes on serving after the shutdown has begun, while <c>ready</c> answers 503 and the load balancers take the
    /// instance out of rotation: longer than they take to notice. <see cref="TimeSpan.Zero"/> for none; at least zero and less than the
    /// host's <c>ShutdownTimeout</c> (default 30 s), which includes it. Default 5 s. It needs <c>services.AddHealthEndpoints()</c>.
    /// </summary>
    public TimeSpan DrainDelay { get; set; } = TimeSpan.FromSeconds(5);
}
