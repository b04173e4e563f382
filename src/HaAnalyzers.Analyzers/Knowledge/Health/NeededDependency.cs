using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Knowledge.Health;

/// <summary>Something registered that the program cannot serve without: a critical contract, a database, a broker.</summary>
/// <param name="Type">What is registered.</param>
/// <param name="Checks">The methods of the packages that exercise it.</param>
/// <param name="Suggestion">The check to add, as code.</param>
internal sealed record NeededDependency(INamedTypeSymbol Type, string[] Checks, string? Suggestion)
{
    private static readonly string[] DatabaseChecks =
    [
        "AddNpgSql", "AddSqlServer", "AddMySql", "AddMariaDb", "AddOracle", "AddMongoDb", "AddCosmosDb", "AddAzureCosmosDB", "AddDb2", "AddFirebird",
        "AddDbContextCheck",
    ];

    /// <summary>Clients that answer for what they are connected to. A cache is none of them: a program has to be able to do without it.</summary>
    private static readonly Dictionary<string, string[]> Clients = new(StringComparer.Ordinal)
    {
        ["Npgsql.NpgsqlDataSource"] = ["AddNpgSql", "AddDbContextCheck"],
        ["MySqlConnector.MySqlDataSource"] = ["AddMySql", "AddDbContextCheck"],
        ["MongoDB.Driver.IMongoClient"] = ["AddMongoDb", "AddDbContextCheck"],
        ["MongoDB.Driver.MongoClient"] = ["AddMongoDb", "AddDbContextCheck"],
        ["Microsoft.Azure.Cosmos.CosmosClient"] = ["AddCosmosDb", "AddAzureCosmosDB", "AddDbContextCheck"],
        ["RabbitMQ.Client.IConnection"] = ["AddRabbitMQ"],
    };

    private static readonly ImmutableHashSet<string> ContextRegistrations = ImmutableHashSet.Create(
        StringComparer.Ordinal, "AddDbContext", "AddDbContextPool", "AddDbContextFactory", "AddPooledDbContextFactory");

    /// <summary>Returns <see langword="null"/> for any other call.</summary>
    public static NeededDependency? Read(IInvocationOperation invocation, HealthProgram program)
    {
        IMethodSymbol method = invocation.TargetMethod;
        if (ContextRegistrations.Contains(method.Name) && method.TypeArguments.LastOrDefault() is INamedTypeSymbol context && RemoteApis.IsDatabaseContext(context))
        {
            return new NeededDependency(context, DatabaseChecks, $"AddDbContextCheck<{context.Name}>()");
        }

        if (method.Name == "AddNpgsqlDataSource" && method.ContainingAssembly.Name.StartsWith("Npgsql", StringComparison.Ordinal)
            && program.Symbols.Compilation.GetBestTypeByMetadataName("Npgsql.NpgsqlDataSource") is { } source)
        {
            return new NeededDependency(source, Clients["Npgsql.NpgsqlDataSource"], "AddNpgSql()");
        }

        if (Registrations.Read(invocation)?.Service is not INamedTypeSymbol service)
        {
            return null;
        }

        return Clients.TryGetValue(service.ToDisplayString(), out string[]? checks)
            ? new NeededDependency(service, checks, checks[0] + "()")
            : program.IsCritical(service) ? new NeededDependency(service, [], null) : null;
    }

    /// <summary>Nothing but non-critical contracts uses it, so the program can do without.</summary>
    public bool IsOnlyBehindNonCriticalContracts(HealthProgram program)
    {
        INamedTypeSymbol[] users = SourceTypes.In(program.Symbols.Compilation.Assembly)
            .Where(type => type.AllInterfaces.All(contract => contract.Name != "IHealthCheck") && CheckTargets.Taken(type).Any(Concerns))
            .ToArray();
        return users.Length > 0 && users.All(type => !program.Contracts.ImplementedBy(type).IsEmpty);
    }

    /// <summary>The check exercises it, or may do so without anybody seeing it.</summary>
    public bool MayBeExercisedBy(HealthCheckRegistration check, HealthProgram program)
    {
        IMethodSymbol method = check.Invocation.TargetMethod;
        if (check.DatabaseContext is { } context)
        {
            return SymbolEqualityComparer.Default.Equals(context, Type) || (!RemoteApis.IsDatabaseContext(Type) && Checks.Contains(method.Name));
        }

        if (CheckTargets.IsOfPackage(check))
        {
            return Checks.Contains(method.Name);
        }

        return check.Check is { } type
            ? CheckTargets.Taken(type).ToArray() is var taken && ((taken.Length == 0 && !CheckTargets.IsLocal(type)) || taken.Any(Concerns) || (taken.Length > 0 && !taken.All(other => IsAnother(other, program))))
            : !CheckTargets.ExercisesNothing(check);
    }

    /// <summary>The type itself, or something that gives it, such as <c>IDbContextFactory&lt;T&gt;</c>.</summary>
    private bool Concerns(INamedTypeSymbol taken) =>
        AreSame(taken, Type)
        || taken.TypeArguments.Any(argument => AreSame(argument, Type))
        || taken.AllInterfaces.Any(implemented => AreSame(implemented, Type))
        || Type.AllInterfaces.Any(implemented => AreSame(implemented, taken));

    /// <summary>The open form of a generic contract is registered, a closed one is checked.</summary>
    private static bool AreSame(ITypeSymbol type, ITypeSymbol other) => SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, other.OriginalDefinition);

    /// <summary>Certainly about something else.</summary>
    private bool IsAnother(INamedTypeSymbol taken, HealthProgram program) =>
        taken.Name == "ILogger"
        || program.Contracts.IsNonCritical(taken)
        || program.IsCritical(taken)
        || (RemoteApis.IsDatabaseContext(taken) && RemoteApis.IsDatabaseContext(Type))
        || (program.RemoteApis.Find(taken) is { } other && program.RemoteApis.Find(Type) is { } own && other.Kind != own.Kind);
}
