using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Knowledge;

/// <summary>Types through which a program reaches something remote. A type counts when it is, extends or implements one of them.</summary>
internal static class RemoteApis
{
    private static readonly ImmutableHashSet<string> Types = ImmutableHashSet.Create(
        // databases
        "Microsoft.EntityFrameworkCore.DbContext",
        "System.Data.Common.DbConnection",
        "System.Data.Common.DbDataSource",
        "System.Data.IDbConnection",
        "MongoDB.Driver.IMongoClient",
        "MongoDB.Driver.IMongoDatabase",
        "Microsoft.Azure.Cosmos.CosmosClient",
        "Marten.IDocumentStore",
        "Elastic.Clients.Elasticsearch.ElasticsearchClient",
        "Neo4j.Driver.IDriver",

        // caches
        "StackExchange.Redis.IConnectionMultiplexer",

        // HTTP and gRPC services
        "System.Net.Http.HttpClient",
        "System.Net.Http.IHttpClientFactory",
        "Grpc.Core.ClientBase",
        "Dapr.Client.DaprClient",

        // brokers
        "RabbitMQ.Client.IConnection",
        "Confluent.Kafka.IClient",
        "Azure.Messaging.ServiceBus.ServiceBusClient",
        "NATS.Client.Core.INatsConnection",

        // object stores and other cloud services
        "Azure.Storage.Blobs.BlobServiceClient",
        "Azure.Storage.Blobs.BlobContainerClient",
        "Azure.Storage.Queues.QueueClient",
        "Amazon.Runtime.IAmazonService",
        "Minio.IMinioClient");

    /// <summary>Registrations that bring something remote behind a type that could as well be local.</summary>
    public static readonly ImmutableHashSet<string> Registrations = ImmutableHashSet.Create(
        "AddStackExchangeRedisCache", "AddDistributedSqlServerCache", "AddCosmosCache", "AddNpgsqlDataSource", "AddAzureClients", "AddAWSService",
        "AddGrpcClient", "AddRefitClient");

    /// <summary>Entity Framework providers that keep the data inside the process or on its disk.</summary>
    public static readonly ImmutableHashSet<string> LocalDatabaseProviders = ImmutableHashSet.Create("UseInMemoryDatabase", "UseSqlite");

    public static readonly ImmutableHashSet<string> RemoteDatabaseProviders = ImmutableHashSet.Create(
        "UseSqlServer", "UseAzureSql", "UseNpgsql", "UseMySql", "UseMySQL", "UseOracle", "UseCosmos", "UseMongoDB", "UseFirebird", "UseDb2");

    public static bool IsDatabaseContext(ITypeSymbol type) => Ancestors(type).Any(ancestor => FullName(ancestor) == "Microsoft.EntityFrameworkCore.DbContext");

    public static bool Contains(ITypeSymbol type) =>
        !type.Name.StartsWith("Sqlite", System.StringComparison.Ordinal)
        && Ancestors(type).Concat(type.AllInterfaces).Any(ancestor => Types.Contains(FullName(ancestor)));

    private static IEnumerable<ITypeSymbol> Ancestors(ITypeSymbol type)
    {
        for (ITypeSymbol? ancestor = type; ancestor is not null; ancestor = ancestor.BaseType)
        {
            yield return ancestor;
        }
    }

    private static string FullName(ITypeSymbol type) => $"{type.ContainingNamespace}.{type.Name}";
}
