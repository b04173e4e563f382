using System.Collections.Generic;
using System.Linq;
using HaAnalyzers.Analyzers.Generation.Model;
using HaAnalyzers.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Generation.Parsing;

/// <summary>Reads <c>Pipeline</c> of <c>[NonCritical]</c>; without Polly.Core it is HA0008, without a name HA0005.</summary>
internal sealed class PipelineParser(INamedTypeSymbol contract, KnownSymbols symbols, List<ContractProblem> problems)
{
    private const string Option = "Pipeline";

    public string? Parse(AttributeData declaration, Location location)
    {
        if (ContractAttributes.Named(declaration, Option) is not { Value: string name })
        {
            return null;
        }

        Location argument = AttributeLocations.OfArgument(declaration, Option, location);
        if (string.IsNullOrWhiteSpace(name))
        {
            problems.Add(new ContractProblem(DiagnosticIds.OptionOutOfRange, argument, Option, "is empty; allowed is the name of a pipeline"));
            return null;
        }

        if (!IsAvailable(symbols))
        {
            problems.Add(new ContractProblem(
                DiagnosticIds.MissingReference,
                argument,
                contract.Name,
                $"runs in the pipeline '{name}', but Polly.Core is not referenced; add the package Polly.Core or remove {Option}"));
            return null;
        }

        return name;
    }

    public static bool IsAvailable(KnownSymbols symbols) => symbols.Compilation.GetBestTypeByMetadataName("Polly.ResiliencePipeline") is not null;

    /// <summary>HA0002: why a member cannot run in a pipeline, which takes its arguments along.</summary>
    public static string? Obstacle(ISymbol member, string? pipeline, KnownSymbols symbols)
    {
        if (pipeline is null)
        {
            return null;
        }

        ITypeSymbol? type = (member as IMethodSymbol)?.ReturnType ?? (member as IPropertySymbol)?.Type;
        MemberResult? result = type is null ? null : MemberResult.Of(type, symbols);
        if (result is { RemoteCall: RemoteCallForm.ClientStreaming or RemoteCallForm.DuplexStreaming })
        {
            return $"runs in the pipeline '{pipeline}' and takes a stream of requests, which cannot be sent again; leave out Pipeline";
        }

        if (result is { Kind: ResultKind.Stream })
        {
            return $"runs in the pipeline '{pipeline}' and returns a stream, whose elements no pipeline sees; leave out Pipeline";
        }

        return member is IMethodSymbol method
            && method.Parameters.FirstOrDefault(parameter => parameter.RefKind is RefKind.Ref or RefKind.Out || parameter.Type.IsRefLikeType) is { } unfit
                ? $"runs in the pipeline '{pipeline}' and takes '{unfit.Name}' by reference, which cannot be taken along; pass a value or leave out Pipeline"
                : null;
    }
}
