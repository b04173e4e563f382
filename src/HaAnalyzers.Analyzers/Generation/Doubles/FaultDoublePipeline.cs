using System.Linq;
using System.Threading;
using HaAnalyzers.Analyzers.Generation.Model;
using HaAnalyzers.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Generation.Doubles;

/// <summary>From contracts to the files of their fault doubles, where the project is one of tests: it references <c>HaAnalyzers.Testing</c>.</summary>
internal static class FaultDoublePipeline
{
    private const string TestingLibrary = "HaAnalyzers.Testing";
    private const string RegistrationHelper = "HaAnalyzers.Extensions.GuardRegistration";

    /// <param name="declared">What the project itself declares.</param>
    public static void Register(IncrementalGeneratorInitializationContext context, IncrementalValueProvider<DeclaredModels> declared)
    {
        IncrementalValueProvider<bool> isOfTests = context.CompilationProvider.Select(static (compilation, _) => TestedWith(compilation) is not null);
        IncrementalValueProvider<EquatableArray<DoubleModel>> own = declared
            .Combine(isOfTests)
            .Select(static (source, _) => source.Right
                ? new EquatableArray<DoubleModel>(source.Left.Guards
                    .Select(static guard => new DoubleModel(guard.Contract, guard.Contract.Accessibility == "public"))
                    .Concat(source.Left.Doubles))
                : EquatableArray<DoubleModel>.Empty);

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
