using System;
using System.Collections.Immutable;

namespace HaAnalyzers.Analyzers.Knowledge;

/// <summary>The remote APIs the rules know; <c>ha_remote_types</c> in <c>.editorconfig</c> adds to it.</summary>
internal static class RemoteApiTable
{
    public static readonly ImmutableArray<RemoteApi> Entries = ImmutableArray.Create(
        // databases
        Api(RemoteKind.Database, "Microsoft.EntityFrameworkCore.DbContext", "SaveChanges", "Find"),
        Api(RemoteKind.Database, "Microsoft.EntityFrameworkCore.Infrastructure.DatabaseFacade", "CanConnect", "EnsureCreated", "EnsureDeleted", "BeginTransaction"),
        Api(RemoteKind.Database, "Microsoft.EntityFrameworkCore.DbSet", "Find"),
        Api(RemoteKind.Database, "Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions", "Load", "ExecuteUpdate", "ExecuteDelete"),
        Api(RemoteKind.Database, "Microsoft.EntityFrameworkCore.RelationalQueryableExtensions", "ExecuteUpdate", "ExecuteDelete"),
        Api(RemoteKind.Database, "Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions", "Migrate", "ExecuteSql*", "OpenConnection"),
        Api(RemoteKind.Database, "System.Data.Common.DbConnection", "Open"),
        Api(RemoteKind.Database, "System.Data.Common.DbCommand", "Execute*"),
        Api(RemoteKind.Database, "System.Data.Common.DbBatch", "Execute*"),
        Api(RemoteKind.Database, "System.Data.Common.DbDataSource", "OpenConnection"),
        Api(RemoteKind.Database, "System.Data.IDbConnection", "Open"),
        Api(RemoteKind.Database, "System.Data.IDbCommand", "Execute*"),
        Api(RemoteKind.Database, "Dapper.SqlMapper", "Query*", "Execute*"),
        Api(RemoteKind.Database, "MongoDB.Driver.IMongoClient", "ListDatabases", "StartSession", "DropDatabase"),
        Api(RemoteKind.Database, "MongoDB.Driver.IMongoDatabase", "RunCommand", "CreateCollection", "DropCollection", "ListCollections"),
        Api(RemoteKind.Database, "MongoDB.Driver.IMongoCollection", "Insert*", "Update*", "Replace*", "Delete*", "FindOneAnd*", "CountDocuments", "FindSync", "BulkWrite"),
        Api(RemoteKind.Database, "MongoDB.Driver.IAsyncCursorSource", "ToCursor", "ToList", "First*", "Single*", "Any"),
        Api(RemoteKind.Database, "MongoDB.Driver.IAsyncCursorSourceExtensions", "ToList", "First*", "Single*", "Any"),
        Api(RemoteKind.Database, "MongoDB.Driver.IFindFluentExtensions", "First*", "Single*", "Any"),
        Api(RemoteKind.Database, "Microsoft.Azure.Cosmos.CosmosClient"),
        Api(RemoteKind.Database, "Microsoft.Azure.Cosmos.Container"),
        Api(RemoteKind.Database, "Microsoft.Azure.Cosmos.FeedIterator"),
        Api(RemoteKind.Database, "Azure.Data.Tables.TableClient", "*"),
        Api(RemoteKind.Database, "Marten.IDocumentStore"),
        Api(RemoteKind.Database, "Marten.IQuerySession", "Load"),
        Api(RemoteKind.Database, "Elastic.Clients.Elasticsearch.ElasticsearchClient", "*"),
        Api(RemoteKind.Database, "Nest.IElasticClient", "*"),
        Api(RemoteKind.Database, "OpenSearch.Client.IOpenSearchClient", "*"),
        Api(RemoteKind.Database, "Neo4j.Driver.IDriver"),
        Api(RemoteKind.Database, "Neo4j.Driver.IAsyncSession"),
        Api(RemoteKind.Database, "Cassandra.ISession", "Execute"),
        Api(RemoteKind.Database, "InfluxDB.Client.IInfluxDBClient"),

        // caches
        Api(RemoteKind.Cache, "StackExchange.Redis.IConnectionMultiplexer"),
        Api(RemoteKind.Cache, "StackExchange.Redis.ConnectionMultiplexer", "Connect"),
        Api(RemoteKind.Cache, "StackExchange.Redis.IDatabase", "String*", "Hash*", "Set*", "SortedSet*", "List*", "Key*", "Stream*", "Geo*", "Lock*", "Script*", "Execute", "Publish", "Ping"),
        Api(RemoteKind.Cache, "StackExchange.Redis.IDatabaseAsync"),
        Api(RemoteKind.Cache, "StackExchange.Redis.IServer", "Ping", "Keys", "Flush*", "Info*"),
        Api(RemoteKind.Cache, "StackExchange.Redis.ISubscriber", "Publish", "Subscribe"),
        Api(RemoteKind.Cache, "Enyim.Caching.IMemcachedClient", "Get*", "Add", "Set", "Remove"),

        // HTTP and gRPC services
        Api(RemoteKind.Service, "System.Net.Http.HttpClient", "Send"),
        Api(RemoteKind.Service, "System.Net.Http.HttpMessageInvoker", "Send"),
        Api(RemoteKind.Service, "System.Net.Http.IHttpClientFactory"),
        Api(RemoteKind.Service, "System.Net.WebClient", "Download*", "Upload*", "OpenRead", "OpenWrite"),
        Api(RemoteKind.Service, "System.Net.WebRequest", "GetResponse", "GetRequestStream"),
        Api(RemoteKind.Service, "Grpc.Core.ClientBase", "*"),
        Api(RemoteKind.Service, "Grpc.Core.CallInvoker", "*"),
        Api(RemoteKind.Service, "Dapr.Client.DaprClient"),
        Api(RemoteKind.Service, "RestSharp.IRestClient"),
        Api(RemoteKind.Service, "RestSharp.RestClientExtensions", "Get", "Post", "Put", "Delete", "Execute"),
        Api(RemoteKind.Service, "Flurl.Http.IFlurlRequest"),
        Api(RemoteKind.Service, "Flurl.Http.IFlurlClient"),
        Api(RemoteKind.Service, "Flurl.Http.GeneratedExtensions"),
        Api(RemoteKind.Service, "System.ServiceModel.ClientBase", "*"),
        Api(RemoteKind.Service, "Microsoft.AspNetCore.SignalR.Client.HubConnection"),
        Api(RemoteKind.Service, "Microsoft.AspNetCore.SignalR.Client.HubConnectionExtensions"),
        Api(RemoteKind.Service, "Octokit.IGitHubClient"),
        Api(RemoteKind.Service, "Stripe.Service"),

        // brokers
        Api(RemoteKind.Broker, "RabbitMQ.Client.IConnectionFactory", "CreateConnection"),
        Api(RemoteKind.Broker, "RabbitMQ.Client.IConnection", "CreateModel"),
        Api(RemoteKind.Broker, "RabbitMQ.Client.IModel", "BasicPublish", "BasicGet", "ExchangeDeclare", "QueueDeclare", "QueueBind"),
        Api(RemoteKind.Broker, "RabbitMQ.Client.IChannel"),
        Api(RemoteKind.Broker, "Confluent.Kafka.IClient"),
        Api(RemoteKind.Broker, "Confluent.Kafka.IProducer", "Produce", "Flush"),
        Api(RemoteKind.Broker, "Confluent.Kafka.IConsumer", "Consume", "Commit"),
        Api(RemoteKind.Broker, "MassTransit.IPublishEndpoint"),
        Api(RemoteKind.Broker, "MassTransit.ISendEndpoint"),
        Api(RemoteKind.Broker, "MassTransit.IRequestClient"),
        Api(RemoteKind.Broker, "NServiceBus.IMessageSession"),
        Api(RemoteKind.Broker, "Rebus.Bus.IBus"),
        Api(RemoteKind.Broker, "Azure.Messaging.ServiceBus.ServiceBusClient"),
        Api(RemoteKind.Broker, "Azure.Messaging.ServiceBus.ServiceBusSender"),
        Api(RemoteKind.Broker, "Azure.Messaging.ServiceBus.ServiceBusReceiver"),
        Api(RemoteKind.Broker, "Azure.Messaging.EventHubs.Producer.EventHubProducerClient"),
        Api(RemoteKind.Broker, "NATS.Client.Core.INatsConnection"),
        Api(RemoteKind.Broker, "NATS.Client.Core.INatsClient"),

        // object stores and other cloud services
        Api(RemoteKind.Storage, "Azure.Storage.Blobs.BlobServiceClient", "*"),
        Api(RemoteKind.Storage, "Azure.Storage.Blobs.BlobContainerClient", "*"),
        Api(RemoteKind.Storage, "Azure.Storage.Blobs.Specialized.BlobBaseClient", "*"),
        Api(RemoteKind.Storage, "Azure.Storage.Queues.QueueClient", "*"),
        Api(RemoteKind.Storage, "Azure.Security.KeyVault.Secrets.SecretClient", "*"),
        Api(RemoteKind.Storage, "Azure.AI.OpenAI.AzureOpenAIClient"),
        Api(RemoteKind.Service, "Microsoft.Extensions.AI.IChatClient"),
        Api(RemoteKind.Service, "Microsoft.Extensions.AI.IEmbeddingGenerator"),
        Api(RemoteKind.Storage, "Amazon.Runtime.IAmazonService"),
        Api(RemoteKind.Storage, "Google.Cloud.Storage.V1.StorageClient", "*"),
        Api(RemoteKind.Storage, "Minio.IMinioClient"),

        // mail and bare sockets
        Api(RemoteKind.Mail, "System.Net.Mail.SmtpClient", "Send"),
        Api(RemoteKind.Mail, "MailKit.IMailService", "Connect", "Authenticate"),
        Api(RemoteKind.Mail, "MailKit.Net.Smtp.ISmtpClient", "Send"),
        Api(RemoteKind.Mail, "MailKit.IMailTransport", "Send"),
        Api(RemoteKind.Mail, "SendGrid.ISendGridClient"),
        Api(RemoteKind.Network, "System.Net.Sockets.TcpClient", "Connect"),
        Api(RemoteKind.Network, "System.Net.Sockets.UdpClient", "Send"),
        Api(RemoteKind.Network, "System.Net.Sockets.Socket", "Connect", "Send*", "Receive*"),
        Api(RemoteKind.Network, "System.Net.WebSockets.ClientWebSocket"));

    /// <summary>Caches that may as well be memory: a call of one can be remote, holding one proves nothing.</summary>
    public static readonly ImmutableArray<RemoteApi> PossiblyRemote = ImmutableArray.Create(
        Api(RemoteKind.Cache, "Microsoft.Extensions.Caching.Distributed.IDistributedCache", "Get", "Set", "Refresh", "Remove"),
        Api(RemoteKind.Cache, "Microsoft.Extensions.Caching.Distributed.DistributedCacheExtensions", "GetString", "SetString", "Set"),
        Api(RemoteKind.Cache, "Microsoft.Extensions.Caching.Hybrid.HybridCache"));

    private static RemoteApi Api(RemoteKind kind, string type, params string[] blocking)
    {
        foreach (string name in blocking)
        {
            if (name.IndexOf('*') is >= 0 and int star && star != name.Length - 1)
            {
                throw new ArgumentException($"'{name}' of {type}: a * can only end a name.", nameof(blocking));
            }
        }

        return new RemoteApi(type, kind, ImmutableArray.Create(blocking));
    }
}
