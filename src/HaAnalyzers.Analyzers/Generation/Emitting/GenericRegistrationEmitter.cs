using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using HaAnalyzers.Analyzers.Generation.Model;
using Microsoft.CodeAnalysis.CSharp;

namespace HaAnalyzers.Analyzers.Generation.Emitting;

/// <summary>Writes how the guards of a generic contract are put in place: as a class that the container closes as it closes the implementation.</summary>
internal sealed class GenericRegistrationEmitter(SourceWriter writer)
{
    private const string Extensions = "global::HaAnalyzers.Extensions";
    private const string Services = "global::System.IServiceProvider";
    private const string Registration = Extensions + ".GenericRegistration";

    private readonly NameScope _names = new(["GuardServiceCollectionExtensions", "GuardNonCriticalDependencies", "GuardNonCriticalDependenciesWithObsolete"]);
    private readonly List<(RegistrationModel Registration, GenericGuardModel Generic, string Name)> _guards = [];

    /// <summary>The statement inside <c>GuardNonCriticalDependencies()</c>.</summary>
    public void WriteCall(RegistrationModel registration, GenericGuardModel generic)
    {
        string name = _names.Take(generic.GuardName + "OfContainer");
        _guards.Add((registration, generic, name));
        if (registration.Fallback is { } fallback)
        {
            string open = $"typeof({Unbound(fallback.Type)})";
            writer.Line($"global::Microsoft.Extensions.DependencyInjection.Extensions.ServiceCollectionDescriptorExtensions.TryAddTransient(services, {open}, {open});");
        }

        writer.Line($"{Extensions}.GuardRegistration.AddGenericGuard(");
        writer.Line("    services,");
        writer.Line($"    typeof({Unbound(registration.Contract)}),");
        writer.Line($"    typeof({name}{Regex.Replace(generic.TypeParameters, "[^<>,]", "")}),");
        writer.Line($"    {SymbolDisplay.FormatLiteral(registration.FullName, quote: true)},");
        if (generic.OptionAssignments.Count == 0)
        {
            writer.Line("    static () => new global::HaAnalyzers.Guarding.DependencyOptions());");
        }
        else
        {
            writer.Line("    static () =>");
            writer.Line("    {");
            writer.Line("        var options = new global::HaAnalyzers.Guarding.DependencyOptions();");
            foreach (string assignment in generic.OptionAssignments)
            {
                writer.Line($"        options.{assignment};");
            }

            writer.Line("        return options;");
            writer.Line("    });");
        }

        writer.Line();
    }

    /// <summary>The classes for the statements written so far.</summary>
    public void WriteClasses()
    {
        foreach ((RegistrationModel registration, GenericGuardModel generic, string name) in _guards)
        {
            string guard = registration.Guard + generic.TypeParameters;
            string constraints = string.Concat(generic.Constraints.Select(constraint => " " + constraint));
            writer.Line();
            writer.Line("#pragma warning disable CS0108 // a name below may hide one of the contract");
            writer.Line("/// <summary>The guard as the container creates it.</summary>");
            if (registration.Naming.IsError)
            {
                writer.Line(CompositionRootFile.ObsoleteItself);
            }

            using (writer.Open($"private sealed class {name}{generic.TypeParameters} : {guard}{constraints}"))
            {
                writer.Line($"public {name}({Services} services, {Registration}? registration = null, [global::Microsoft.Extensions.DependencyInjection.ServiceKey] object? key = null)");
                using (writer.Open($"    : this(services, registration ?? {Registration}.Of(services, typeof({Unbound(registration.Contract)}), key))"))
                {
                }

                writer.Line();
                writer.Line($"private {name}({Services} services, {Registration} registration)");
                writer.Line("    : base(");
                writer.Line("        StateOf(services, registration),");
                writer.Line($"        registration.GetInner<{registration.Contract}>(services),");
                if (registration.Fallback is { } fallback)
                {
                    writer.Line($"        {RegistrationEmitter.Provider}.GetRequiredService<{Regex.Replace(fallback.Type, "<.*", "")}{generic.TypeParameters}>(services),");
                }

                if (registration.Pipeline is { } pipeline)
                {
                    writer.Line($"        {RegistrationEmitter.PipelineOf(pipeline, "services")},");
                }

                using (writer.Open("        ownsInner: false)"))
                {
                }

                writer.Line();
                writer.Line($"public static {guard}.State StateOf({Services} services, {Registration} registration) =>");
                writer.Line($"    registration.GetState<{registration.Contract}, {guard}.State>(services, static (options, timeProvider) => new {guard}.State(options, timeProvider));");
            }

            writer.Line("#pragma warning restore CS0108");
        }
    }

    /// <summary><c>IRepository&lt;&gt;</c> of <c>IRepository&lt;T&gt;</c>: the type parameters of a declaration are names.</summary>
    private static string Unbound(string type) => Regex.Replace(type, "<[^<>]*>", list => Regex.Replace(list.Value, "[^<>,]", ""));
}
