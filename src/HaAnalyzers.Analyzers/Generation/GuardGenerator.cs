using System.Collections.Generic;
using System.Collections.Immutable;
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
    private const string NonCriticalAttribute = "HaAnalyzers.NonCriticalAttribute";
    private const string ReadinessProbeAttribute = "HaAnalyzers.ReadinessProbeAttribute";
    private const string HealthChecksBuilder = "Microsoft.Extensions.DependencyInjection.IHealthChecksBuilder";
    private const string RegistrationHelper = "HaAnalyzers.Extensions.GuardRegistration";

    private static readonly DeclarationCache<EquatableArray<ContractModel>> Contracts = new(NamesOfGuards);
    private static readonly DeclarationCache<ProbeModel?> Probes = new(static probe => probe is null ? null : []);

    /// <summary>By the origin of stamps: referenced assemblies do not depend on what this one declares.</summary>
    private static readonly ConditionalWeakTable<DeclarationStamp, StrongBox<ReferencedModel?>> Referenced = new();

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<ContractModel> contracts = context.SyntaxProvider
            .ForAttributeWithMetadataName(NonCriticalAttribute, static (_, _) => true, ParseContracts)
            .SelectMany(static (models, _) => models)
            .WithTrackingName(TrackingNames.Contracts);

        context.RegisterSourceOutput(contracts, static (output, contract) => output.AddSource(contract.HintName, GuardEmitter.Emit(contract)));

        IncrementalValueProvider<ImmutableArray<ContractModel>> all = contracts.Collect();
        FaultDoublePipeline.Register(context, all);

        IncrementalValueProvider<ReferencedModel?> referenced = context.CompilationProvider
            .Select(FindReferenced)
            .WithTrackingName(TrackingNames.ReferencedContracts);

        IncrementalValueProvider<EquatableArray<RegistrationModel>> own = all
            .Select(static (models, _) => new EquatableArray<RegistrationModel>(models.Select(RegistrationModel.Of)))
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

        IncrementalValueProvider<EquatableArray<ProbeModel>> probes = context.SyntaxProvider
            .ForAttributeWithMetadataName(ReadinessProbeAttribute, static (_, _) => true, ParseProbe)
            .Where(static probe => probe is not null)
            .Collect()
            .Select(static (found, _) => new EquatableArray<ProbeModel>(found.OfType<ProbeModel>()))
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

    private static EquatableArray<ContractModel> ParseContracts(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Contracts.Get(context.TargetNode, context.SemanticModel.Compilation, () => DeclaredContracts.Parse(context, cancellationToken));
    }

    /// <summary>A type of the name of a guard is an obstacle, and so is another contract that would have the same guard.</summary>
    private static IEnumerable<string>? NamesOfGuards(EquatableArray<ContractModel> contracts) => contracts.Count == 0
        ? null
        : contracts.SelectMany(static contract => GuardNames.Guarded(contract.GuardName).Append(contract.GuardName));

    private static ProbeModel? ParseProbe(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Probes.Get(
            context.TargetNode,
            context.SemanticModel.Compilation,
            () => context.TargetSymbol is IMethodSymbol method && KnownSymbols.Create(context.SemanticModel.Compilation) is { } symbols ? ProbeParser.Parse(method, symbols) : null);
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
