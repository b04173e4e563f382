using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Knowledge;

/// <summary>Reads the calls that put a service into an <c>IServiceCollection</c>.</summary>
internal static class Registrations
{
    /// <summary>Extension classes by full name, and how the names of their registering methods begin.</summary>
    /// <remarks>Of plain collections: what is compiled already is not compiled in each compiler process.</remarks>
    private static readonly Dictionary<string, string[]> Methods = new(System.StringComparer.Ordinal)
    {
        ["Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions"] =
            [.. Lifetimes("Add"), .. Lifetimes("AddKeyed")],
        ["Microsoft.Extensions.DependencyInjection.ServiceCollectionKeyedServiceExtensions"] =
            Lifetimes("AddKeyed"),
        ["Microsoft.Extensions.DependencyInjection.Extensions.ServiceCollectionDescriptorExtensions"] =
            [.. Lifetimes("TryAdd"), .. Lifetimes("TryAddKeyed")],
        ["Microsoft.Extensions.DependencyInjection.HttpClientFactoryServiceCollectionExtensions"] = ["AddHttpClient"],
        ["Microsoft.Extensions.DependencyInjection.HttpClientBuilderExtensions"] = ["AddTypedClient"],
        ["Microsoft.Extensions.DependencyInjection.GrpcClientServiceExtensions"] = ["AddGrpcClient"],
        ["Refit.HttpClientFactoryExtensions"] =
            ["AddRefitClient", "AddKeyedRefitClient", "AddRefitGeneratedClient", "AddKeyedRefitGeneratedClient"],
        ["RestEase.HttpClientFactory.HttpClientFactoryExtensions"] = ["AddRestEaseClient"],
    };

    /// <summary>Asked first: most calls register nothing.</summary>
    private static readonly HashSet<string> AllNames = new(Methods.Values.SelectMany(names => names), System.StringComparer.Ordinal);

    public static Registration? Read(IInvocationOperation invocation)
    {
        IMethodSymbol method = invocation.TargetMethod;
        if (!AllNames.Contains(method.Name) || !Methods.TryGetValue(method.ContainingType.ToDisplayString(), out string[]? names) || !names.Contains(method.Name))
        {
            return null;
        }

        return method.TypeArguments.Length > 0
            ? ReadGeneric(invocation)
            : TypeArgument(invocation, "serviceType", "service") is { } service
                ? new Registration(invocation, service, TypeArgument(invocation, "implementationType"), Values(invocation))
                : null;
    }

    private static Registration ReadGeneric(IInvocationOperation invocation)
    {
        ImmutableArray<ITypeSymbol> arguments = invocation.TargetMethod.TypeArguments;
        ITypeSymbol? implementation = arguments.Length > 1 ? arguments[1] : null;
        return new Registration(invocation, arguments[0], implementation, Values(invocation));
    }

    private static ITypeSymbol? TypeArgument(IInvocationOperation invocation, params string[] parameters) =>
        invocation.Arguments
            .Where(argument => argument.Parameter is { } parameter && parameters.Contains(parameter.Name))
            .Select(argument => Operations.WithoutConversions(argument.Value))
            .OfType<ITypeOfOperation>()
            .FirstOrDefault()?.TypeOperand;

    /// <summary>The instance given, or what the factory given returns.</summary>
    private static ImmutableArray<IOperation> Values(IInvocationOperation invocation)
    {
        foreach (IArgumentOperation argument in invocation.Arguments)
        {
            switch (argument.Parameter?.Name)
            {
                case "implementationInstance" or "instance":
                    return ImmutableArray.Create(Operations.WithoutConversions(argument.Value));
                case "implementationFactory" or "factory":
                    return Returned(Operations.WithoutConversions(argument.Value));
                default:
                    break;
            }
        }

        return ImmutableArray<IOperation>.Empty;
    }

    private static ImmutableArray<IOperation> Returned(IOperation factory) => factory switch
    {
        IDelegateCreationOperation { Target: IAnonymousFunctionOperation lambda } => lambda.Body.Descendants()
            .OfType<IReturnOperation>()
            .Where(@return => @return.ReturnedValue is not null && Operations.Function(@return) == lambda)
            .Select(@return => Operations.WithoutConversions(@return.ReturnedValue!))
            .ToImmutableArray(),
        IDelegateCreationOperation { Target: IMethodReferenceOperation reference } => ImmutableArray.Create<IOperation>(reference),
        _ => ImmutableArray.Create(factory),
    };

    private static string[] Lifetimes(string prefix) => [prefix + "Singleton", prefix + "Scoped", prefix + "Transient"];
}
