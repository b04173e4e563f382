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

    /// <summary>Methods of a collection of descriptors that put one in.</summary>
    private static readonly HashSet<string> DescriptorMethods = new(System.StringComparer.Ordinal) { "Add", "TryAdd", "TryAddEnumerable", "Replace", "Insert" };

    /// <summary>Asked first: most calls register nothing.</summary>
    private static readonly HashSet<string> AllNames = new(Methods.Values.SelectMany(names => names), System.StringComparer.Ordinal);

    public static Registration? Read(IInvocationOperation invocation)
    {
        IMethodSymbol method = invocation.TargetMethod;
        if (DescriptorMethods.Contains(method.Name) && method.Parameters.LastOrDefault() is { } last && IsDescriptor(last.Type))
        {
            return invocation.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == last.Ordinal) is { } descriptor
                ? ReadDescriptor(invocation, Operations.WithoutConversions(descriptor.Value))
                : null;
        }

        if (!AllNames.Contains(method.Name) || !Methods.TryGetValue(method.ContainingType.ToDisplayString(), out string[]? names) || !names.Contains(method.Name))
        {
            return null;
        }

        return Read(invocation, method.TypeArguments, invocation.Arguments);
    }

    /// <summary>The call takes a <c>ServiceDescriptor</c>, which is no type to be named in a registration.</summary>
    public static bool TakesDescriptor(Registration registration) =>
        registration.Invocation.TargetMethod.Parameters.LastOrDefault() is { } last && IsDescriptor(last.Type);

    private static bool IsDescriptor(ITypeSymbol type) =>
        type is { Name: "ServiceDescriptor", ContainingNamespace: { Name: "DependencyInjection", ContainingNamespace: { Name: "Extensions", ContainingNamespace.Name: "Microsoft" } } };

    /// <summary><c>ServiceDescriptor.Singleton&lt;IContract, Client&gt;()</c>, or one made by its constructor.</summary>
    private static Registration? ReadDescriptor(IInvocationOperation invocation, IOperation descriptor) => descriptor switch
    {
        IInvocationOperation { TargetMethod: { IsStatic: true } factory } made when IsDescriptor(factory.ContainingType) =>
            Read(invocation, factory.TypeArguments, made.Arguments),
        IObjectCreationOperation { Type: { } type } created when IsDescriptor(type) => Read(invocation, ImmutableArray<ITypeSymbol>.Empty, created.Arguments),
        _ => null,
    };

    private static Registration? Read(IInvocationOperation invocation, ImmutableArray<ITypeSymbol> types, ImmutableArray<IArgumentOperation> arguments) =>
        types.Length > 0
            ? new Registration(invocation, types[0], types.Length > 1 ? types[1] : null, Values(arguments))
            : TypeArgument(arguments, "serviceType", "service") is { } service
                ? new Registration(invocation, service, TypeArgument(arguments, "implementationType"), Values(arguments))
                : null;

    private static ITypeSymbol? TypeArgument(ImmutableArray<IArgumentOperation> arguments, params string[] parameters) =>
        arguments
            .Where(argument => argument.Parameter is { } parameter && parameters.Contains(parameter.Name))
            .Select(argument => Operations.WithoutConversions(argument.Value))
            .OfType<ITypeOfOperation>()
            .FirstOrDefault()?.TypeOperand;

    /// <summary>The instance given, or what the factory given returns.</summary>
    private static ImmutableArray<IOperation> Values(ImmutableArray<IArgumentOperation> arguments)
    {
        foreach (IArgumentOperation argument in arguments)
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
