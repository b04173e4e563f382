using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Knowledge.Health;

/// <summary>What a registered check exercises.</summary>
internal sealed class CheckTargets
{
    /// <summary>Assemblies of AspNetCore.HealthChecks.* whose checks ask nothing outside the machine.</summary>
    private static readonly ImmutableHashSet<string> LocalPackages = ImmutableHashSet.Create(
        StringComparer.Ordinal, "HealthChecks.System", "HealthChecks.ApplicationStatus", "HealthChecks.SqLite", "HealthChecks.Sqlite");

    /// <summary>How the names of what reaches out end.</summary>
    private static readonly ImmutableArray<string> Clients = ImmutableArray.Create(
        "Connection", "Client", "Socket", "Ping", "Context", "Database", "Dns", "DataSource", "Multiplexer", "Channel", "Result", "Wait", "GetResult");

    private readonly HealthProgram _program;
    private readonly Lazy<RemoteHoldings> _holdings;

    public CheckTargets(HealthProgram program)
    {
        _program = program;
        _holdings = new Lazy<RemoteHoldings>(() => new RemoteHoldings(program.RemoteApis));
    }

    /// <summary>Asks a product by its package, such as <c>AddNpgSql</c>.</summary>
    public static bool IsOfPackage(HealthCheckRegistration check) =>
        check.Invocation.TargetMethod.ContainingAssembly.Name.StartsWith("HealthChecks.", StringComparison.Ordinal);

    /// <summary>The remote thing the check certainly asks, as a reader would call it; <see langword="null"/> where nobody can know.</summary>
    public string? Remote(HealthCheckRegistration check)
    {
        if (check.DatabaseContext is { } context)
        {
            return _program.Setup.KeepsDataLocally ? null : $"'{context.Name}'";
        }

        if (IsOfPackage(check))
        {
            return LocalPackages.Contains(check.Invocation.TargetMethod.ContainingAssembly.Name) ? null : $"'{check.Invocation.TargetMethod.Name}'";
        }

        return check.Check is { } type
            ? Taken(type).FirstOrDefault(taken => _program.Contracts.IsNonCritical(taken) || _program.IsCritical(taken)) is { } contract
                ? $"'{ReadableNames.Of(contract)}'"
                : _holdings.Value.Find(type) is { } api && !(api.Kind == RemoteKind.Database && _program.Setup.KeepsDataLocally)
                    ? api.Product
                    : null
            : null;
    }

    /// <summary>Written on the spot and constantly healthy: it says that the process runs.</summary>
    public static bool ExercisesNothing(HealthCheckRegistration check)
    {
        if (check.Argument("check") is not { } argument
            || Operations.WithoutConversions(argument) is not IDelegateCreationOperation { Target: IAnonymousFunctionOperation lambda })
        {
            return false;
        }

        IOperation[] answers = lambda.Body.Descendants().OfType<IReturnOperation>().SelectMany(@return => HealthChecks.Answers(@return.ReturnedValue)).ToArray();
        return answers.Length > 0
            && answers.All(HealthChecks.IsHealthy)
            && lambda.Body.Descendants().OfType<IInvocationOperation>().All(HealthChecks.IsAboutTheAnswer)
            && !lambda.Body.Descendants().Any(operation => operation is IThrowOperation);
    }

    /// <summary>
    /// Takes nothing, waits for nothing and names nothing that could be a client: it looks at the process or the machine, such as free disk space.
    /// </summary>
    public static bool IsLocal(INamedTypeSymbol check) =>
        !Taken(check).Any()
        && check.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is TypeDeclarationSyntax declaration
        && declaration.Members.OfType<MethodDeclarationSyntax>().Any(method => method.Identifier.ValueText == "CheckHealthAsync" && (method.Body ?? (SyntaxNode?)method.ExpressionBody) is not null)
        && !declaration.DescendantNodes().Any(node => node is AwaitExpressionSyntax || (node is SimpleNameSyntax { Identifier.ValueText: var name } && Clients.Any(end => name.EndsWith(end, StringComparison.Ordinal) && name is not ("HealthCheckContext" or "HealthCheckResult" or "FromResult"))));

    /// <summary>What the constructors of the check ask for.</summary>
    public static IEnumerable<INamedTypeSymbol> Taken(INamedTypeSymbol check) => check.InstanceConstructors
        .SelectMany(constructor => constructor.Parameters)
        .Select(parameter => parameter.Type)
        .OfType<INamedTypeSymbol>();
}
