using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using HaAnalyzers.Analyzers.Generation.Model;
using HaAnalyzers.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Generation.Doubles;

/// <summary>From contracts to the files of their fault doubles, where the project is one of tests: it references <c>HaAnalyzers.Testing</c>.</summary>
internal static class FaultDoublePipeline
{
    private const string CriticalAttribute = "HaAnalyzers.CriticalAttribute";
    private const string FaultDouble = "HaAnalyzers.Testing.FaultDouble`2";
    private const string RegistrationHelper = "HaAnalyzers.Extensions.GuardRegistration";

    /// <param name="nonCritical">The contracts that the project itself declares and that get a guard.</param>
    public static void Register(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<ContractModel> nonCritical)
    {
        IncrementalValueProvider<EquatableArray<DoubleModel>> critical = context.SyntaxProvider
            .ForAttributeWithMetadataName(CriticalAttribute, static (_, _) => true, ParseCritical)
            .SelectMany(static (models, _) => models)
            .Collect()
            .Select(static (models, _) => new EquatableArray<DoubleModel>(models));
        IncrementalValueProvider<EquatableArray<DoubleModel>> own = nonCritical
            .Where(static contract => contract.IsInterface)
            .Select(static (contract, _) => new DoubleModel(contract, contract.Accessibility == "public"))
            .Collect()
            .Combine(critical)
            .Select(static (models, _) => new EquatableArray<DoubleModel>([.. models.Left, .. models.Right]));

        // Only the compilation knows the references, and which names are taken: it is asked after every edit, and mostly answers the same.
        IncrementalValueProvider<EquatableArray<DoubleModel>> all = own
            .Combine(context.CompilationProvider)
            .Select(static (source, cancellationToken) => Find(source.Left, source.Right, cancellationToken));
        IncrementalValuesProvider<DoubleModel> doubles = all
            .SelectMany(static (models, _) => models)
            .WithTrackingName(TrackingNames.FaultDoubles);
        context.RegisterSourceOutput(doubles, static (output, model) => output.AddSource(model.HintName, DoubleEmitter.Emit(model)));

        IncrementalValueProvider<bool> replaces = all
            .Combine(context.CompilationProvider.Select(static (compilation, _) => compilation.GetBestTypeByMetadataName(RegistrationHelper) is not null))
            .Select(static (source, _) => source.Left.Count > 0 && source.Right);
        context.RegisterSourceOutput(replaces, static (output, isNeeded) =>
        {
            if (isNeeded)
            {
                output.AddSource(ReplacementEmitter.HintName, ReplacementEmitter.Emit());
            }
        });
    }

    private static EquatableArray<DoubleModel> ParseCritical(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken) =>
        IsTestProject(context.SemanticModel.Compilation) && KnownSymbols.Create(context.SemanticModel.Compilation) is { } symbols
            ? DoubledContracts.ParseOwn(context, symbols, cancellationToken)
            : EquatableArray<DoubleModel>.Empty;

    private static EquatableArray<DoubleModel> Find(EquatableArray<DoubleModel> own, Compilation compilation, CancellationToken cancellationToken) =>
        IsTestProject(compilation) && KnownSymbols.Create(compilation) is { } symbols
            ? DoubledContracts.Find(own, symbols, cancellationToken)
            : EquatableArray<DoubleModel>.Empty;

    private static bool IsTestProject(Compilation compilation) => compilation.GetBestTypeByMetadataName(FaultDouble) is not null;
}
