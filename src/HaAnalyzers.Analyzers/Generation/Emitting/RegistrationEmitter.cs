using System.Collections.Generic;
using System.Linq;
using HaAnalyzers.Analyzers.Generation.Model;
using Microsoft.CodeAnalysis.CSharp;

namespace HaAnalyzers.Analyzers.Generation.Emitting;

/// <summary>Writes <c>GuardNonCriticalDependencies()</c> for the composition root.</summary>
internal static class RegistrationEmitter
{
    public const string HintName = "GuardNonCriticalDependencies.g.cs";

    public const string Provider = "global::Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions";

    public static string Emit(IReadOnlyList<RegistrationModel> registrations)
    {
        var writer = new SourceWriter();
        var generic = new GenericRegistrationEmitter(writer);
        CompositionRootFile.WriteHeader(writer, registrations.Select(static registration => registration.Naming));
        using (writer.Open("namespace Microsoft.Extensions.DependencyInjection"))
        {
            writer.Line("/// <summary>Puts the generated guards in place.</summary>");
            writer.Line(GuardEmitter.GeneratedCode);
            CompositionRootFile.WriteSuppressions(writer, registrations.Select(static registration => registration.Naming));
            using (writer.Open("internal static class GuardServiceCollectionExtensions"))
            {
                writer.Line("/// <summary>");
                writer.Line("/// Wraps every registration of a non-critical dependency contract that was made before this call into its guard; lifetimes are kept.");
                writer.Line("/// </summary>");
                writer.Line("/// <param name=\"services\">The services of the application.</param>");
                writer.Line("/// <returns>The same services.</returns>");
                CompositionRootFile.WriteExtension(
                    writer,
                    "GuardNonCriticalDependencies",
                    "global::Microsoft.Extensions.DependencyInjection.IServiceCollection",
                    "services",
                    registrations.Select(static registration => registration.Naming),
                    () => WriteAll(writer, generic, registrations));
                generic.WriteClasses();
            }
        }

        return writer.ToString();
    }

    private static void WriteAll(SourceWriter writer, GenericRegistrationEmitter generic, IReadOnlyList<RegistrationModel> registrations)
    {
        foreach (RegistrationModel registration in registrations)
        {
            if (registration.Generic is { } guard)
            {
                generic.WriteCall(registration, guard);
            }
            else
            {
                Write(writer, registration);
            }
        }

        writer.Line("return services;");
    }

    private static void Write(SourceWriter writer, RegistrationModel registration)
    {
        string fallback = "";
        if (registration.Fallback is { } implementation)
        {
            RegisterFallback(writer, implementation);
            fallback = $"{Provider}.GetRequiredService<{implementation.Type}>(provider), ";
        }

        string pipeline = registration.Pipeline is null ? "" : PipelineOf(registration.Pipeline, "provider") + ", ";
        writer.Line($"global::HaAnalyzers.Extensions.GuardRegistration.AddGuard<{registration.Contract}, {registration.Guard}.State>(");
        writer.Line("    services,");
        writer.Line($"    {SymbolDisplay.FormatLiteral(registration.FullName, quote: true)},");
        writer.Line($"    static () => {registration.Guard}.DefaultOptions,");
        writer.Line($"    static (options, timeProvider) => new {registration.Guard}.State(options, timeProvider),");
        writer.Line($"    static (provider, state, inner) => new {registration.Guard}(state, inner, {fallback}{pipeline}ownsInner: false));");
        writer.Line();
    }

    public static string PipelineOf(string name, string provider) =>
        $"{Provider}.GetRequiredService<global::Polly.Registry.ResiliencePipelineProvider<string>>({provider}).GetPipeline({SymbolDisplay.FormatLiteral(name, quote: true)})";

    private static void RegisterFallback(SourceWriter writer, FallbackImplementationModel fallback)
    {
        if (fallback.ConstructorServices is not { } services)
        {
            return;
        }

        string arguments = string.Join(", ", services.Select(service => $"{Provider}.GetRequiredService<{service}>(provider)"));
        writer.Line("// The fallback is taken as registered; else it is created without reflection, and disposed of by the container.");
        writer.Line($"global::Microsoft.Extensions.DependencyInjection.Extensions.ServiceCollectionDescriptorExtensions.TryAddTransient<{fallback.Type}>(");
        writer.Line($"    services, static provider => new {fallback.Type}({arguments}));");
    }
}
