using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Knowledge.Resilience;

/// <summary>Under what a pipeline is put into a registry or the container, and asked for again.</summary>
/// <param name="Family">Pipelines of different results, and policies, do not meet under one key.</param>
/// <param name="Key">A constant, a static member or a type as text; <see langword="null"/> where it is known at run time only.</param>
internal sealed record PipelineName(string Family, string? Key)
{
    public const string Policies = "policies";

    /// <summary>The name by which the expression asks for a pipeline or policy; <see langword="null"/> where it asks for none.</summary>
    public static PipelineName? AskedBy(IOperation value) => value switch
    {
        IInvocationOperation { TargetMethod: { Name: "GetPipeline" or "GetOrAddPipeline", ContainingType: var type } method } call when PollyApi.Declares(type) =>
            OfPipeline(method.ReturnType, Argument(call, "key")),
        IInvocationOperation { TargetMethod: { Name: "Get", ContainingType: var type } } call when IsPolicyRegistry(type) =>
            new PipelineName(Policies, KeyOf(Argument(call, "key"))),
        IInvocationOperation { TargetMethod.Name: "AddPolicyHandlerFromRegistry" } call when Argument(call, "policyKey") is { } key => new PipelineName(Policies, KeyOf(key)),
        IInvocationOperation { TargetMethod: { Name: "GetKeyedService" or "GetRequiredKeyedService", ReturnType: var result } } call when PollyApi.IsPipeline(result) =>
            OfPipeline(result, Argument(call, "serviceKey")),
        IPropertyReferenceOperation { Property.IsIndexer: true, Arguments: [var key] } indexer when IsPolicyRegistry(indexer.Property.ContainingType) =>
            new PipelineName(Policies, KeyOf(key.Value)),
        ILocalReferenceOperation local => OfOutVariable(local),
        IParameterReferenceOperation { Parameter: var parameter } reference when PollyApi.IsPipeline(parameter.Type) && !AssignedValues.IsAssigned(reference) => OfParameter(parameter),
        _ => null,
    };

    /// <summary>The name for a key and the type of the pipeline or of the builder behind it.</summary>
    public static PipelineName OfPipeline(ITypeSymbol type, IOperation? key) => new(FamilyOf(type), KeyOf(key));

    public static bool IsPolicyRegistry(ITypeSymbol? type) =>
        type is { Name: "PolicyRegistry" or "IPolicyRegistry" or "IReadOnlyPolicyRegistry" or "IConcurrentPolicyRegistry" } && PollyApi.Declares(type);

    public static string? KeyOf(IOperation? key)
    {
        if (key is null)
        {
            return null;
        }

        IOperation plain = Operations.WithoutConversions(key);
        return plain switch
        {
            { ConstantValue: { HasValue: true, Value: { } value }, Type: { } type } => Constant(type, value),
            _ when ConstantTexts.Text(plain) is { } text && plain.Type is { } type => Constant(type, text),
            IFieldReferenceOperation { Field: { IsStatic: true, IsReadOnly: true } field } => field.ToDisplayString(),
            ITypeOfOperation { TypeOperand: var type } => type.ToDisplayString(),
            _ => null,
        };
    }

    public static IOperation? Argument(IInvocationOperation call, string parameter) => call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == parameter)?.Value;

    private static string FamilyOf(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeArguments: [var result] } ? "pipelines of " + result.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) : "pipelines";

    private static string Constant(ITypeSymbol type, object value) => $"{type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)} {value}";

    /// <summary>A pipeline that the container gives under a key.</summary>
    private static PipelineName? OfParameter(IParameterSymbol parameter)
    {
        ImmutableArray<TypedConstant>? arguments = parameter.GetAttributes()
            .FirstOrDefault(attribute => attribute.AttributeClass is { Name: "FromKeyedServicesAttribute", ContainingNamespace.Name: "DependencyInjection" })?.ConstructorArguments;
        return arguments is [{ Kind: TypedConstantKind.Primitive or TypedConstantKind.Enum, Type: { } type, Value: { } key }]
            ? new PipelineName(FamilyOf(parameter.Type), Constant(type, key))
            : null;
    }

    /// <summary>What <c>TryGetPipeline</c> or <c>TryGet</c> hands out, where nothing else is written to the variable.</summary>
    private static PipelineName? OfOutVariable(ILocalReferenceOperation local) => AssignedValues.OnlyOutCall(local) switch
    {
        { TargetMethod: { Name: "TryGetPipeline", ContainingType: var type } } call when PollyApi.Declares(type) && local.Type is { } result =>
            OfPipeline(result, Argument(call, "key")),
        { TargetMethod: { Name: "TryGet", ContainingType: var type } } call when IsPolicyRegistry(type) => new PipelineName(Policies, KeyOf(Argument(call, "key"))),
        _ => null,
    };
}
