using System;
using System.Collections.Generic;
using System.Linq;
using HaAnalyzers.Analyzers.Generation.Model;
using Microsoft.CodeAnalysis.CSharp;

namespace HaAnalyzers.Analyzers.Generation.Emitting;

/// <summary>Writes <c>AddDependencies()</c> for the composition root.</summary>
internal static class HealthChecksEmitter
{
    public const string HintName = "AddDependencies.g.cs";

    private const string Builder = "global::Microsoft.Extensions.DependencyInjection.IHealthChecksBuilder";
    private const string Checks = "global::HaAnalyzers.Extensions.DependencyChecks";
    private const string Answer = "global::System.Threading.Tasks.ValueTask<bool>";

    public static string Emit(IReadOnlyList<ProbeModel> probes)
    {
        var writer = new SourceWriter();
        CompositionRootFile.WriteHeader(writer, probes.Select(static probe => probe.Naming));
        using (writer.Open("namespace Microsoft.Extensions.DependencyInjection"))
        {
            writer.Line("/// <summary>Adds the health checks of the dependencies.</summary>");
            writer.Line(GuardEmitter.GeneratedCode);
            CompositionRootFile.WriteSuppressions(writer, probes.Select(static probe => probe.Naming));
            using (writer.Open("internal static class DependencyHealthChecksBuilderExtensions"))
            {
                writer.Line("/// <summary>");
                writer.Line("/// Adds a check tagged <c>ready</c> for each readiness probe of a critical contract, and one that is degraded, never unhealthy, while");
                writer.Line("/// the circuit breaker of a guard is open. Calling it again adds nothing.");
                writer.Line("/// </summary>");
                writer.Line("/// <param name=\"builder\">The health checks of the application.</param>");
                writer.Line("/// <returns>The same health checks.</returns>");
                CompositionRootFile.WriteExtension(
                    writer, "AddDependencies", Builder, "builder", probes.Select(static probe => probe.Naming), () => WriteAll(writer, probes));
            }
        }

        return writer.ToString();
    }

    private static void WriteAll(SourceWriter writer, IReadOnlyList<ProbeModel> probes)
    {
        foreach (ProbeModel probe in probes.OrderBy(probe => probe.FullName, StringComparer.Ordinal))
        {
            Write(writer, probe, NameOf(probe, probes));
        }

        writer.Line($"return {Checks}.AddBreakers(builder);");
    }

    /// <summary>A contract with several probes has a check for each.</summary>
    private static string NameOf(ProbeModel probe, IReadOnlyList<ProbeModel> probes) =>
        probes.Count(other => other.FullName == probe.FullName) == 1 ? probe.FullName : $"{probe.FullName}.{probe.Member.TrimStart('@')}";

    private static void Write(SourceWriter writer, ProbeModel probe, string name)
    {
        writer.Line($"{Checks}.AddReadinessProbe<{probe.Contract}>(");
        writer.Line("    builder,");
        writer.Line($"    {SymbolDisplay.FormatLiteral(name, quote: true)},");
        writer.Line(FormattableString.Invariant($"    timeoutMilliseconds: {probe.TimeoutMilliseconds},"));
        writer.Line(FormattableString.Invariant($"    cacheMilliseconds: {probe.CacheMilliseconds},"));
        writer.Line($"    static {(probe.IsAwaited ? "async " : "")}(dependency, cancellationToken) => {Body(probe)});");
        writer.Line();
    }

    private static string Body(ProbeModel probe)
    {
        string call = $"dependency.{probe.Member}({(probe.TokenParameter is null ? "" : probe.TokenParameter + ": cancellationToken")})";
        return (probe.IsAwaited, probe.AnswersFitness) switch
        {
            (true, true) => $"await {call}.ConfigureAwait(false)",
            (true, false) => $"{{ await {call}.ConfigureAwait(false); return true; }}",
            (false, true) => $"new {Answer}({call})",
            (false, false) => $"{{ {call}; return new {Answer}(true); }}",
        };
    }
}
