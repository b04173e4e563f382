using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using HaAnalyzers.Analyzers.Generation.Doubles;
using HaAnalyzers.Analyzers.Generation.Emitting;
using HaAnalyzers.Analyzers.Generation.Model;
using HaAnalyzers.Analyzers.Generation.Parsing;
using HaAnalyzers.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Generation;

/// <summary>
/// Emits the guard of every <c>[NonCritical]</c> contract, the registration and the health checks for the composition root, and the fault doubles of
/// contracts for test projects. It reports nothing: the rules HA0001 to HA0005 and HA0008 find misuse with the same parser.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class GuardGenerator : IIncrementalGenerator
{
    private const string HealthChecksBuilder = "Microsoft.Extensions.DependencyInjection.IHealthChecksBuilder";
    private const string RegistrationHelper = "HaAnalyzers.Extensions.GuardRegistration";

    /// <summary>By the origin of stamps: referenced assemblies do not depend on what this one declares.</summary>
    private static readonly ConditionalWeakTable<DeclarationStamp, StrongBox<ReferencedModel?>> Referenced = new();

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<DeclaredModels> declared = context.CompilationProvider
            .Select(DeclarationReader.Of)
            .WithTrackingName(TrackingNames.Declared);
        IncrementalValuesProvider<EmittedGuard> guards = declared
            .SelectMany(static (models, _) => models.Guards)
            .WithTrackingName(TrackingNames.Guards);
        context.RegisterSourceOutput(guards, static (output, guard) => output.AddSource(guard.Contract.HintName, guard.Text));
        FaultDoublePipeline.Register(context, declared);

        IncrementalValueProvider<ReferencedModel?> referenced = context.CompilationProvider
            .Select(FindReferenced)
            .WithTrackingName(TrackingNames.ReferencedContracts);

        IncrementalValueProvider<EquatableArray<RegistrationModel>> own = declared
            .Select(static (models, _) => models.Registrations)
            .WithTrackingName(TrackingNames.Registrations);

        context.RegisterSourceOutput(own.Combine(referenced), static (output, source) =>
        {
            if (source.Right?.Guards is { } others && source.Left.Count + others.Count > 0)
            {
                output.AddSource(
                    RegistrationEmitter.HintName,
                    RegistrationEmitter.Emit(source.Left.Concat(others).OrderBy(registration => registration.FullName, System.StringComparer.Ordinal).ToList()));
            }
        });

        IncrementalValueProvider<EquatableArray<ProbeModel>> probes = declared
            .Select(static (models, _) => models.Probes)
            .WithTrackingName(TrackingNames.Probes);
        context.RegisterSourceOutput(own.Combine(probes).Combine(referenced), static (output, source) =>
        {
            ((EquatableArray<RegistrationModel> guards, EquatableArray<ProbeModel> found), ReferencedModel? others) = source;
            if (others?.Probes is { } further && guards.Count + found.Count + others.Guards.Count + further.Count > 0)
            {
                output.AddSource(HealthChecksEmitter.HintName, HealthChecksEmitter.Emit([.. found.Concat(further)]));
            }
        });
    }

    /// <summary>
    /// Returns <see langword="null"/> where there is no composition root to write for: the extensions are not referenced, or being compiled.
    /// </summary>
    private static ReferencedModel? FindReferenced(Compilation compilation, CancellationToken cancellationToken) => Referenced
        .GetValue(DeclarationStamp.Of(compilation).Origin, _ => new StrongBox<ReferencedModel?>(
            compilation.GetBestTypeByMetadataName(RegistrationHelper) is { } helper
            && !SymbolEqualityComparer.Default.Equals(helper.ContainingAssembly, compilation.Assembly)
            && KnownSymbols.Create(compilation) is { } symbols
                ? ReferencedContracts.Find(symbols, withProbes: compilation.GetBestTypeByMetadataName(HealthChecksBuilder) is not null, cancellationToken)
                : null))
        .Value;
}
