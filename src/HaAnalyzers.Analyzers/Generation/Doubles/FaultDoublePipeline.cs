using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using HaAnalyzers.Analyzers.Generation.Model;
using HaAnalyzers.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Generation.Doubles;

/// <summary>From contracts to the files of their fault doubles, where the project is one of tests: it references <c>HaAnalyzers.Testing</c>.</summary>
internal static class FaultDoublePipeline
{
    private const string CriticalAttribute = "HaAnalyzers.CriticalAttribute";
    private const string TestingLibrary = "HaAnalyzers.Testing";
    private const string RegistrationHelper = "HaAnalyzers.Extensions.GuardRegistration";

    /// <param name="nonCritical">The contracts that the project itself declares and that get a guard.</param>
    public static void Register(IncrementalGeneratorInitializationContext context, IncrementalValueProvider<ImmutableArray<ContractModel>> nonCritical)
    {
        IncrementalValueProvider<bool> isOfTests = context.CompilationProvider.Select(static (compilation, _) => TestedWith(compilation) is not null);
        IncrementalValueProvider<EquatableArray<DoubleModel>> critical = context.SyntaxProvider
            .ForAttributeWithMetadataName(CriticalAttribute, static (_, _) => true, ParseCritical)
            .SelectMany(static (models, _) => models)
            .Collect()
            .Select(static (models, _) => new EquatableArray<DoubleModel>(models));
        IncrementalValueProvider<EquatableArray<DoubleModel>> own = nonCritical
            .Combine(critical)
            .Combine(isOfTests)
            .Select(static (source, _) =>
            {
                ((ImmutableArray<ContractModel> contracts, EquatableArray<DoubleModel> further), bool isNeeded) = source;
                return isNeeded
                    ? new EquatableArray<DoubleModel>(contracts.Select(contract => new DoubleModel(contract, contract.Accessibility == "public")).Concat(further))
                    : EquatableArray<DoubleModel>.Empty;
            });

        // Only the compilation knows the references, and which names are taken: it is asked after every edit, and mostly answers the same.
        IncrementalValueProvider<FoundDoubles> found = own
            .Combine(context.CompilationProvider)
            .Select(static (source, cancellationToken) => Find(source.Left, source.Right, cancellationToken));
        IncrementalValuesProvider<DoubleModel> doubles = found
            .SelectMany(static (source, _) => source.Doubles)
            .WithTrackingName(TrackingNames.FaultDoubles);
        context.RegisterSourceOutput(doubles, static (output, model) => output.AddSource(model.HintName, DoubleEmitter.Emit(model)));

        IncrementalValueProvider<bool> replaces = found.Select(static (source, _) => source.KnowsContainers && source.Doubles.Count > 0);
        context.RegisterSourceOutput(replaces, static (output, isNeeded) =>
        {
            if (isNeeded)
            {
                output.AddSource(ReplacementEmitter.HintName, ReplacementEmitter.Emit());
            }
        });
    }

    private static EquatableArray<DoubleModel> ParseCritical(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken) =>
        TestedWith(context.SemanticModel.Compilation) is { } symbols
            ? DoubledContracts.ParseOwn(context, symbols, cancellationToken)
            : EquatableArray<DoubleModel>.Empty;

    private static FoundDoubles Find(EquatableArray<DoubleModel> own, Compilation compilation, CancellationToken cancellationToken) =>
        TestedWith(compilation) is { } symbols
            ? new FoundDoubles(
                DoubledContracts.Find(own, symbols, cancellationToken), compilation.GetBestTypeByMetadataName(RegistrationHelper) is not null)
            : new FoundDoubles(EquatableArray<DoubleModel>.Empty, KnowsContainers: false);

    /// <summary>
    /// What a project of tests knows, or <see langword="null"/> elsewhere; production is asked with every keystroke too, and pays for a look at the
    /// names of its references.
    /// </summary>
    private static KnownSymbols? TestedWith(Compilation compilation) =>
        compilation.ReferencedAssemblyNames.Any(static reference => reference.Name == TestingLibrary)
        && KnownSymbols.Create(compilation) is { FaultDouble: not null } symbols
            ? symbols
            : null;

    /// <param name="Doubles">Those to emit.</param>
    /// <param name="KnowsContainers">The project can put guards in place, and so doubles behind them.</param>
    private sealed record FoundDoubles(EquatableArray<DoubleModel> Doubles, bool KnowsContainers);
}
