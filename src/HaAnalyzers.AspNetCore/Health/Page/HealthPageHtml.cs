using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using HaAnalyzers.CircuitBreaking;
using HaAnalyzers.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HaAnalyzers.AspNetCore;

/// <summary>Writes the page: complete without a script, which only keeps it fresh.</summary>
internal static class HealthPageHtml
{
    private const string ReadyTag = "ready";

    /// <summary>Its states have rows of their own.</summary>
    private const string BreakersCheck = "dependencies";

    private static readonly string Style = ReadResource("health-page.css");

    private static readonly string Script = ReadResource("health-page.js");

    /// <param name="model">What to show.</param>
    /// <param name="nonce">What the content security policy of the answer lets in.</param>
    public static string Render(HealthPageModel model, string nonce)
    {
        (string word, string kind) = Verdict(model);
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{word}: {Encode(model.Application)}</title>
            <noscript><meta http-equiv="refresh" content="5"></noscript>
            <style nonce="{nonce}">{Style}</style>
            </head>
            <body>
            <main id="health">
            <header><h1>{Encode(model.Application)}</h1><p class="verdict {kind}">{word}</p></header>

            """);
        AppendChecks(page, "What nothing works without", "No readiness check is registered.", Checks(model, isReadiness: true), model);
        AppendDependencies(page, model);
        if (Checks(model, isReadiness: false) is { Length: > 0 } others)
        {
            AppendChecks(page, "Other checks", "", others, model);
        }

        page.Append(CultureInfo.InvariantCulture, $"""
            <footer>As of <time datetime="{model.Now.UtcDateTime:O}">{model.Now.UtcDateTime:HH:mm:ss} UTC</time>, this instance only.</footer>
            </main>
            <script nonce="{nonce}">{Script}</script>
            </body>
            </html>

            """);
        return page.ToString();
    }

    private static (string Word, string Kind) Verdict(HealthPageModel model)
    {
        HealthStatus worst = Checks(model, isReadiness: true).Select(static check => check.Value.Status).Append(HealthStatus.Healthy).Min();
        return model.IsStopping ? ("Shutting down", "unhealthy")
            : worst == HealthStatus.Unhealthy ? ("Not ready", "unhealthy")
            : worst == HealthStatus.Degraded || model.States.Any(static state => state.State != CircuitState.Closed) ? ("Ready, degraded", "degraded")
            : ("Ready", "healthy");
    }

    private static KeyValuePair<string, HealthReportEntry>[] Checks(HealthPageModel model, bool isReadiness) =>
    [
        .. model.Report.Entries
            .Where(check => check.Key != BreakersCheck && check.Value.Tags.Contains(ReadyTag) == isReadiness)
            .OrderBy(static check => check.Key, StringComparer.Ordinal),
    ];

    private static void AppendChecks(StringBuilder page, string title, string none, KeyValuePair<string, HealthReportEntry>[] checks, HealthPageModel model)
    {
        page.Append(CultureInfo.InvariantCulture, $"<section><h2>{title}</h2>\n");
        if (checks.Length == 0)
        {
            page.Append(CultureInfo.InvariantCulture, $"<p class=\"none\">{none}</p>\n");
        }

        foreach ((string name, HealthReportEntry entry) in checks)
        {
            string status = entry.Status.ToString();
            page.Append(CultureInfo.InvariantCulture, $"""
                <article>
                <div class="name">{Named(name)}</div>
                <span class="badge {status.ToLowerInvariant()}">{status}</span>
                <p>{Encode(HealthAnswer.DescriptionOf(entry, model.WithExceptionMessages) ?? entry.Exception?.GetType().FullName ?? "")}</p>
                <span class="number">{entry.Duration.TotalMilliseconds:#,0} ms</span>
                </article>

                """);
        }

        page.Append("</section>\n");
    }

    private static void AppendDependencies(StringBuilder page, HealthPageModel model)
    {
        page.Append("<section><h2>What the application can do without</h2>\n");
        if (model.States.Count == 0)
        {
            page.Append("<p class=\"none\">No guard has been asked for yet.</p>\n");
        }

        foreach (DependencyState state in model.States.OrderBy(static state => state.State == CircuitState.Closed).ThenBy(static state => state.Dependency, StringComparer.Ordinal))
        {
            string name = StateTimeline.NameOf(state.State);
            page.Append(CultureInfo.InvariantCulture, $"""
                <article>
                <div class="name">{Named(state.Dependency)}</div>
                <span class="badge {name}">{name}</span>
                <p>{Encode(Describe(state, model))}</p>
                {StateTimeline.Draw(state, model.Changes, model.Started, model.Now)}
                </article>

                """);
        }

        page.Append("<p class=\"legend\">The strips show the last ten minutes of each breaker.</p></section>\n");
    }

    private static string Describe(DependencyState state, HealthPageModel model)
    {
        var parts = new List<string>();
        if (state.Since is { } since)
        {
            parts.Add($"for {Span(model.Now - since)}");
        }

        if (state.RetryAfter is { } retryAfter && retryAfter > TimeSpan.Zero)
        {
            parts.Add($"next try in {Span(retryAfter)}");
        }

        if (state.State != CircuitState.Closed && state.LastError is { } lastError)
        {
            parts.Add($"last error {lastError}");
        }

        if (model.FindFallback(state.Dependency) is { } fallback)
        {
            string age = fallback.Age is { } old ? $", {Span(old)} old" : "";
            parts.Add($"last fallback {Span(model.Now - fallback.At)} ago: {fallback.Kind}{age}");
        }

        return string.Join(" · ", parts);
    }

    private static string Span(TimeSpan span) => span switch
    {
        { TotalSeconds: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0, span.TotalMilliseconds):0} ms"),
        { TotalMinutes: < 2 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0} s"),
        { TotalHours: < 2 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalMinutes:0} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{span.TotalHours:#,0} h"),
    };

    /// <summary>The name people use, with the full one beneath it where that says more.</summary>
    private static string Named(string name)
    {
        int end = name.IndexOfAny(['(', '[', ' ']) is >= 0 and var found ? found : name.Length;
        int dot = name.LastIndexOf('.', end - 1);
        return dot < 0 ? $"<b>{Encode(name)}</b>" : $"<b>{Encode(name[(dot + 1)..])}</b><small>{Encode(name[..dot])}</small>";
    }

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);

    private static string ReadResource(string name)
    {
        using Stream resource = typeof(HealthPageHtml).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(resource);
        return reader.ReadToEnd();
    }
}
