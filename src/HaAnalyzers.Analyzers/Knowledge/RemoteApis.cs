using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Knowledge;

/// <summary>Tells which types and which calls reach something remote: by the table, by the attributes of Refit and RestEase, by <c>ha_remote_types</c>.</summary>
internal sealed class RemoteApis
{
    /// <summary>In <c>.editorconfig</c>: full names of further types, separated by commas.</summary>
    public const string OptionName = "ha_remote_types";

    /// <summary>Registrations that bring something remote behind a type that could as well be local.</summary>
    public static readonly ImmutableHashSet<string> Registrations = ImmutableHashSet.Create(
        "AddStackExchangeRedisCache", "AddDistributedSqlServerCache", "AddCosmosCache", "AddNpgsqlDataSource", "AddAzureClients", "AddAWSService",
        "AddGrpcClient", "AddRefitClient", "AddRestEaseClient");

    /// <summary>Entity Framework providers that keep the data inside the process or on its disk.</summary>
    public static readonly ImmutableHashSet<string> LocalDatabaseProviders = ImmutableHashSet.Create("UseInMemoryDatabase", "UseSqlite");

    public static readonly ImmutableHashSet<string> RemoteDatabaseProviders = ImmutableHashSet.Create(
        "UseSqlServer", "UseAzureSql", "UseNpgsql", "UseMySql", "UseMySQL", "UseOracle", "UseCosmos", "UseMongoDB", "UseFirebird", "UseDb2");

    /// <summary>Members that wait for nothing that comes from outside.</summary>
    private static readonly ImmutableHashSet<string> WithoutAnswer = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "DisposeAsync", "Dispose", "CloseAsync", "AddAsync", "AddRangeAsync", "BasicAckAsync", "BasicNackAsync", "BasicRejectAsync", "GenerateSasUri");

    /// <summary>The first words of assemblies with models that run inside the process.</summary>
    private static readonly ImmutableArray<string> LocalModels = ImmutableArray.Create("LLama", "Microsoft.ML.");

    private static readonly ILookup<string, RemoteApi> Table = RemoteApiTable.Entries.ToLookup(SimpleName);
    private static readonly ILookup<string, RemoteApi> PossiblyRemote = RemoteApiTable.PossiblyRemote.ToLookup(SimpleName);

    private static readonly ConditionalWeakTable<Compilation, RemoteApis> Shared = new();

    private readonly Lazy<ILookup<string, RemoteApi>> _configured;
    private readonly bool _keepsDataLocally;
    private readonly Compilation _compilation;
    private readonly ConcurrentDictionary<ITypeSymbol, RemoteApi?> _known = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IMethodSymbol, RemoteApi?> _calls = new(SymbolEqualityComparer.Default);

    private RemoteApis(Compilation compilation, AnalyzerConfigOptionsProvider options)
    {
        _configured = new Lazy<ILookup<string, RemoteApi>>(() => Configured(compilation, options));
        _keepsDataLocally = DatabaseProviders.AreLocal(compilation);
        _compilation = compilation;
    }

    /// <summary>All rules share what they have found out about the types and methods of a compilation.</summary>
    public static RemoteApis For(Compilation compilation, AnalyzerConfigOptionsProvider options) =>
        Shared.GetValue(compilation, key => new RemoteApis(key, options));

    public static bool IsDatabaseContext(ITypeSymbol type) => Ancestors(type).Any(ancestor => FullName(ancestor) == "Microsoft.EntityFrameworkCore.DbContext");

    /// <summary>What the type reaches when it is, extends or implements a remote API; whoever holds one can reach it.</summary>
    public RemoteApi? Find(ITypeSymbol? type) => type is null ? null : _known.GetOrAdd(type.OriginalDefinition, FindUncached);

    public bool Contains(ITypeSymbol? type) => Find(type) is not null;

    /// <summary>What a call of the method reaches, or <see langword="null"/> when it stays in the process, as one that makes another client does, or nobody can know.</summary>
    public RemoteApi? FindCall(IMethodSymbol method) => _calls.GetOrAdd((method.ReducedFrom ?? method).OriginalDefinition, FindCallUncached);

    /// <summary>The same, also where a part of a client is called, as in <c>client.Users["1"].GetAsync()</c>.</summary>
    public RemoteApi? FindCall(IInvocationOperation invocation) =>
        invocation.Instance is { } instance && Operations.WithoutConversions(instance).Type is { } receiver && IsLocal(receiver)
            ? null
            : FindCall(invocation.TargetMethod) ?? FindCallOfPart(invocation);

    /// <summary>What lies in the assembly of the client, and is reached through the client, calls through the client.</summary>
    private RemoteApi? FindCallOfPart(IInvocationOperation invocation)
    {
        IMethodSymbol method = invocation.TargetMethod;
        if (!IsAwaitable(method.ReturnType) || WithoutAnswer.Contains(method.Name))
        {
            return null;
        }

        for (IOperation? part = Receiver(invocation); part is not null; part = Receiver(part))
        {
            if (Find(part.Type) is { } api)
            {
                return SymbolEqualityComparer.Default.Equals(part.Type!.ContainingAssembly, method.ContainingAssembly) ? api : null;
            }
        }

        return null;

        static IOperation? Receiver(IOperation operation) => operation switch
        {
            IInvocationOperation { Instance: { } instance } => instance,
            IPropertyReferenceOperation { Instance: { } instance } => instance,
            IConversionOperation { Operand: var operand } => operand,
            _ => null,
        };
    }

    private RemoteApi? FindCallUncached(IMethodSymbol definition)
    {
        if (definition.MethodKind != MethodKind.Ordinary || WithoutAnswer.Contains(definition.Name))
        {
            return null;
        }

        // What hands out another client mostly only makes it.
        bool isAwaitable = IsAwaitable(definition.ReturnType);
        bool makesClient = Contains(definition.ReturnType);
        return Candidates(definition).FirstOrDefault(api => isAwaitable || api.Blocking.Any(name => Matches(definition.Name, name) && !(makesClient && name == "*")));
    }

    /// <summary>An interface that Refit or RestEase implements over HTTP.</summary>
    public static bool IsHttpContract(ITypeSymbol? type) =>
        type is { TypeKind: TypeKind.Interface } && type.GetMembers().OfType<IMethodSymbol>().Any(IsHttpMethod);

    /// <summary>
    /// An interface of the solution that sends requests for others, as its answers say: through one such, a program calls many services, so it
    /// is a client of HTTP like any other, and what stands in front of it is the contract. One that is classified has answered for all of them.
    /// </summary>
    private bool IsHttpTransport(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Interface } contract
        && contract.GetMembers().OfType<IMethodSymbol>().Any(method => method.OriginalDefinition.ReturnType is INamedTypeSymbol
        {
            Name: "Task" or "ValueTask", TypeArguments: [{ Name: "HttpResponseMessage", ContainingNamespace: { Name: "Http", ContainingNamespace.Name: "Net" } }],
        })
        && SolutionAssemblies.IsOwn(contract.ContainingAssembly, _compilation)
        && !Classification.IsClassified(contract, KnownSymbols.For(_compilation));

    private static bool IsHttpMethod(IMethodSymbol method) => method.GetAttributes().Any(attribute => attribute.AttributeClass?.BaseType is
    {
        Name: "HttpMethodAttribute", ContainingNamespace: { Name: "Refit", ContainingNamespace.IsGlobalNamespace: true },
    } or
    {
        Name: "RequestAttribute" or "RequestAttributeBase", ContainingNamespace: { Name: "RestEase", ContainingNamespace.IsGlobalNamespace: true },
    });

    /// <summary>A task, or a stream that is waited for.</summary>
    public static bool IsAwaitable(ITypeSymbol type) => type is INamedTypeSymbol
    {
        Name: "Task" or "ValueTask" or "IAsyncEnumerable" or "AsyncUnaryCall" or "AsyncServerStreamingCall" or "AsyncClientStreamingCall"
            or "AsyncDuplexStreamingCall" or "AsyncPageable",
    };

    private static bool Matches(string name, string pattern) =>
        pattern.Length > 0 && pattern[pattern.Length - 1] == '*'
            ? name.StartsWith(pattern.Substring(0, pattern.Length - 1), StringComparison.Ordinal)
            : name == pattern;

    private static ILookup<string, RemoteApi> Configured(Compilation compilation, AnalyzerConfigOptionsProvider options) => compilation.SyntaxTrees
        .Select(tree => options.GetOptions(tree).TryGetValue(OptionName, out string? value) ? value : "")
        .Distinct(StringComparer.Ordinal)
        .SelectMany(value => value.Split(','))
        .Select(name => name.Trim())
        .Where(name => name.Length > 0)
        .Distinct(StringComparer.Ordinal)
        .Select(name => new RemoteApi(name, $"'{name.Substring(name.LastIndexOf('.') + 1)}'", RemoteKind.Service, ImmutableArray.Create("*")))
        .ToLookup(SimpleName);

    private static IEnumerable<ITypeSymbol> Ancestors(ITypeSymbol type)
    {
        for (ITypeSymbol? ancestor = type; ancestor is not null; ancestor = ancestor.BaseType)
        {
            yield return ancestor;
        }
    }

    private static string SimpleName(RemoteApi api) => api.Type.Substring(api.Type.LastIndexOf('.') + 1);

    private static string FullName(ITypeSymbol type) =>
        type.ContainingNamespace is null or { IsGlobalNamespace: true } ? type.Name : $"{type.ContainingNamespace}.{type.Name}";

    /// <summary>The APIs a method can belong to: by its own type, or by what it extends.</summary>
    private IEnumerable<RemoteApi> Candidates(IMethodSymbol method)
    {
        ITypeSymbol? extended = method.IsExtensionMethod && method.Parameters.Length > 0 ? method.Parameters[0].Type : null;
        foreach (ITypeSymbol? type in new ITypeSymbol?[] { method.ContainingType, extended })
        {
            if (Find(type) is { } api)
            {
                yield return api;
            }

            if (type is not null && FindIn(PossiblyRemote, type) is { } possible)
            {
                yield return possible;
            }
        }
    }

    /// <summary>A database in a file, or a model that runs inside the process, has the base class or the interface of a remote one.</summary>
    private static bool IsLocal(ITypeSymbol type) =>
        type.Name.StartsWith("Sqlite", StringComparison.OrdinalIgnoreCase)
        || LocalModels.Any(assembly => type.ContainingAssembly?.Name.StartsWith(assembly, StringComparison.Ordinal) == true);

    private RemoteApi? FindUncached(ITypeSymbol type) =>
        IsLocal(type)
            ? null
            : FindIn(Table, type, _keepsDataLocally)
                ?? FindIn(_configured.Value, type)
                ?? (IsHttpContract(type) || IsHttpTransport(type) ? new RemoteApi(FullName(type), "HTTP", RemoteKind.Service, ImmutableArray<string>.Empty) : null);

    private static RemoteApi? FindIn(ILookup<string, RemoteApi> table, ITypeSymbol type, bool keepsDataLocally = false) => Ancestors(type)
        .Concat(type.AllInterfaces)
        .SelectMany(ancestor => table[ancestor.Name].Where(api => api.Type == FullName(ancestor)))
        .FirstOrDefault(api => !(keepsDataLocally && api.Product == DatabaseProviders.Product));
}
