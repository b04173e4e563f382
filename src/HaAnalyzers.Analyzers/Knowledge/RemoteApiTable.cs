using System;
using System.Collections.Immutable;

namespace HaAnalyzers.Analyzers.Knowledge;

/// <summary>The remote APIs the rules know; <c>ha_remote_types</c> in <c>.editorconfig</c> adds to it.</summary>
internal static class RemoteApiTable
{
    public static readonly ImmutableArray<RemoteApi> Entries = ImmutableArray.Create(
        // databases
        Api(RemoteKind.Database, "Entity Framework", "Microsoft.EntityFrameworkCore.DbContext", "SaveChanges", "Find"),
        Api(RemoteKind.Database, "Entity Framework", "Microsoft.EntityFrameworkCore.Infrastructure.DatabaseFacade", "CanConnect", "EnsureCreated", "EnsureDeleted", "BeginTransaction"),
        Api(RemoteKind.Database, "Entity Framework", "Microsoft.EntityFrameworkCore.DbSet", "Find"),
        Api(RemoteKind.Database, "Entity Framework", "Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions", "Load", "ExecuteUpdate", "ExecuteDelete"),
        Api(RemoteKind.Database, "Entity Framework", "Microsoft.EntityFrameworkCore.RelationalQueryableExtensions", "ExecuteUpdate", "ExecuteDelete"),
        Api(RemoteKind.Database, "Entity Framework", "Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions", "Migrate", "ExecuteSql*", "OpenConnection"),
        Api(RemoteKind.Database, "ADO.NET", "System.Data.Common.DbConnection", "Open"),
        Api(RemoteKind.Database, "ADO.NET", "System.Data.Common.DbCommand", "Execute*"),
        Api(RemoteKind.Database, "ADO.NET", "System.Data.Common.DbBatch", "Execute*"),
        Api(RemoteKind.Database, "ADO.NET", "System.Data.Common.DbDataSource", "OpenConnection"),
        Api(RemoteKind.Database, "ADO.NET", "System.Data.IDbConnection", "Open"),
        Api(RemoteKind.Database, "ADO.NET", "System.Data.IDbCommand", "Execute*"),
        Api(RemoteKind.Database, "Dapper", "Dapper.SqlMapper", "Query*", "Execute*"),
        Api(RemoteKind.Database, "MongoDB", "MongoDB.Driver.IMongoClient", "ListDatabases", "StartSession", "DropDatabase"),
        Api(RemoteKind.Database, "MongoDB", "MongoDB.Driver.IMongoDatabase", "RunCommand", "CreateCollection", "DropCollection", "ListCollections"),
        Api(RemoteKind.Database, "MongoDB", "MongoDB.Driver.IMongoCollection", "Insert*", "Update*", "Replace*", "Delete*", "FindOneAnd*", "CountDocuments", "FindSync", "BulkWrite"),
        Api(RemoteKind.Database, "MongoDB", "MongoDB.Driver.IAsyncCursorSource", "ToCursor", "ToList", "First*", "Single*", "Any"),
        Api(RemoteKind.Database, "MongoDB", "MongoDB.Driver.IAsyncCursorSourceExtensions", "ToList", "First*", "Single*", "Any"),
        Api(RemoteKind.Database, "MongoDB", "MongoDB.Driver.IFindFluentExtensions", "First*", "Single*", "Any"),
        Api(RemoteKind.Database, "Cosmos DB", "Microsoft.Azure.Cosmos.CosmosClient"),
        Api(RemoteKind.Database, "Cosmos DB", "Microsoft.Azure.Cosmos.Container"),
        Api(RemoteKind.Database, "Cosmos DB", "Microsoft.Azure.Cosmos.FeedIterator"),
        Api(RemoteKind.Database, "Azure Tables", "Azure.Data.Tables.TableClient", "*"),
        Api(RemoteKind.Database, "Marten", "Marten.IDocumentStore"),
        Api(RemoteKind.Database, "Marten", "Marten.IQuerySession", "Load"),
        Api(RemoteKind.Database, "Elasticsearch", "Elastic.Clients.Elasticsearch.ElasticsearchClient", "*"),
        Api(RemoteKind.Database, "Elasticsearch", "Nest.IElasticClient", "*"),
        Api(RemoteKind.Database, "OpenSearch", "OpenSearch.Client.IOpenSearchClient", "*"),
        Api(RemoteKind.Database, "Neo4j", "Neo4j.Driver.IDriver"),
        Api(RemoteKind.Database, "Neo4j", "Neo4j.Driver.IAsyncSession"),
        Api(RemoteKind.Database, "Cassandra", "Cassandra.ISession", "Execute"),
        Api(RemoteKind.Database, "EventStoreDB", "EventStore.Client.EventStoreClientBase"),
        Api(RemoteKind.Database, "KurrentDB", "KurrentDB.Client.KurrentDBClientBase"),
        Api(RemoteKind.Database, "Azure AI Search", "Azure.Search.Documents.SearchClient", "*"),
        Api(RemoteKind.Database, "InfluxDB", "InfluxDB.Client.IInfluxDBClient"),

        // caches
        Api(RemoteKind.Cache, "Redis", "StackExchange.Redis.IConnectionMultiplexer"),
        Api(RemoteKind.Cache, "Redis", "StackExchange.Redis.ConnectionMultiplexer", "Connect"),
        Api(RemoteKind.Cache, "Redis", "StackExchange.Redis.IDatabase", "String*", "Hash*", "Set*", "SortedSet*", "List*", "Key*", "Stream*", "Geo*", "Lock*", "Script*", "Execute", "Publish", "Ping"),
        Api(RemoteKind.Cache, "Redis", "StackExchange.Redis.IDatabaseAsync"),
        Api(RemoteKind.Cache, "Redis", "StackExchange.Redis.IServer", "Ping", "Keys", "Flush*", "Info*"),
        Api(RemoteKind.Cache, "Redis", "StackExchange.Redis.ISubscriber", "Publish", "Subscribe"),
        Api(RemoteKind.Cache, "Memcached", "Enyim.Caching.IMemcachedClient", "Get*", "Add", "Set", "Remove"),

        // HTTP and gRPC services
        Api(RemoteKind.Service, "HttpClient", "System.Net.Http.HttpClient", "Send"),
        Api(RemoteKind.Service, "HttpClient", "System.Net.Http.HttpMessageInvoker", "Send"),
        Api(RemoteKind.Service, "HttpClient", "System.Net.Http.IHttpClientFactory"),
        Api(RemoteKind.Service, "WebClient", "System.Net.WebClient", "Download*", "Upload*", "OpenRead", "OpenWrite"),
        Api(RemoteKind.Service, "WebRequest", "System.Net.WebRequest", "GetResponse", "GetRequestStream"),
        Api(RemoteKind.Service, "a gRPC client", "Grpc.Core.ClientBase", "*"),
        Api(RemoteKind.Service, "a gRPC client", "Grpc.Core.CallInvoker", "*"),
        Api(RemoteKind.Service, "Dapr", "Dapr.Client.DaprClient"),
        Api(RemoteKind.Service, "RestSharp", "RestSharp.IRestClient"),
        Api(RemoteKind.Service, "RestSharp", "RestSharp.RestClientExtensions", "Get", "Post", "Put", "Delete", "Execute"),
        Api(RemoteKind.Service, "Flurl", "Flurl.Http.IFlurlRequest"),
        Api(RemoteKind.Service, "Flurl", "Flurl.Http.IFlurlClient"),
        Api(RemoteKind.Service, "Flurl", "Flurl.Http.GeneratedExtensions"),
        Api(RemoteKind.Service, "a WCF client", "System.ServiceModel.ClientBase", "*"),
        Api(RemoteKind.Service, "SignalR", "Microsoft.AspNetCore.SignalR.Client.HubConnection"),
        Api(RemoteKind.Service, "SignalR", "Microsoft.AspNetCore.SignalR.Client.HubConnectionExtensions"),
        Api(RemoteKind.Service, "GitHub", "Octokit.IGitHubClient"),
        Api(RemoteKind.Service, "Stripe", "Stripe.Service"),

        // brokers
        Api(RemoteKind.Broker, "RabbitMQ", "RabbitMQ.Client.IConnectionFactory", "CreateConnection"),
        Api(RemoteKind.Broker, "RabbitMQ", "RabbitMQ.Client.IConnection", "CreateModel"),
        Api(RemoteKind.Broker, "RabbitMQ", "RabbitMQ.Client.IModel", "BasicPublish", "BasicGet", "ExchangeDeclare", "QueueDeclare", "QueueBind"),
        Api(RemoteKind.Broker, "RabbitMQ", "RabbitMQ.Client.IChannel"),
        Api(RemoteKind.Broker, "Kafka", "Confluent.Kafka.IClient"),
        Api(RemoteKind.Broker, "Kafka", "Confluent.Kafka.IProducer", "Produce", "Flush"),
        Api(RemoteKind.Broker, "Kafka", "Confluent.Kafka.IConsumer", "Consume", "Commit"),
        Api(RemoteKind.Broker, "MassTransit", "MassTransit.IPublishEndpoint"),
        Api(RemoteKind.Broker, "MassTransit", "MassTransit.ISendEndpoint"),
        Api(RemoteKind.Broker, "MassTransit", "MassTransit.IRequestClient"),
        Api(RemoteKind.Broker, "NServiceBus", "NServiceBus.IMessageSession"),
        Api(RemoteKind.Broker, "Rebus", "Rebus.Bus.IBus"),
        Api(RemoteKind.Broker, "Azure Service Bus", "Azure.Messaging.ServiceBus.ServiceBusClient"),
        Api(RemoteKind.Broker, "Azure Service Bus", "Azure.Messaging.ServiceBus.ServiceBusSender"),
        Api(RemoteKind.Broker, "Azure Service Bus", "Azure.Messaging.ServiceBus.ServiceBusReceiver"),
        Api(RemoteKind.Broker, "Azure Event Hubs", "Azure.Messaging.EventHubs.Producer.EventHubProducerClient"),
        Api(RemoteKind.Broker, "NATS", "NATS.Client.Core.INatsConnection"),
        Api(RemoteKind.Broker, "NATS", "NATS.Client.Core.INatsClient"),
        Api(RemoteKind.Broker, "MQTT", "MQTTnet.IMqttClient"),
        Api(RemoteKind.Broker, "MQTT", "MQTTnet.Client.IMqttClient"),

        // object stores and other cloud services
        Api(RemoteKind.Storage, "Azure Blob Storage", "Azure.Storage.Blobs.BlobServiceClient", "*"),
        Api(RemoteKind.Storage, "Azure Blob Storage", "Azure.Storage.Blobs.BlobContainerClient", "*"),
        Api(RemoteKind.Storage, "Azure Blob Storage", "Azure.Storage.Blobs.Specialized.BlobBaseClient", "*"),
        Api(RemoteKind.Storage, "Azure Queue Storage", "Azure.Storage.Queues.QueueClient", "*"),
        Api(RemoteKind.Storage, "Azure Key Vault", "Azure.Security.KeyVault.Secrets.SecretClient", "*"),
        Api(RemoteKind.Storage, "Azure OpenAI", "Azure.AI.OpenAI.AzureOpenAIClient"),
        Api(RemoteKind.Service, "OpenAI", "OpenAI.Chat.ChatClient", "CompleteChat*"),
        Api(RemoteKind.Service, "OpenAI", "OpenAI.Embeddings.EmbeddingClient", "GenerateEmbedding*"),
        Api(RemoteKind.Service, "an AI model", "Microsoft.Extensions.AI.IChatClient"),
        Api(RemoteKind.Service, "an AI model", "Microsoft.Extensions.AI.IEmbeddingGenerator"),
        Api(RemoteKind.Storage, "AWS", "Amazon.Runtime.IAmazonService"),
        Api(RemoteKind.Storage, "Google Cloud Storage", "Google.Cloud.Storage.V1.StorageClient", "*"),
        Api(RemoteKind.Storage, "MinIO", "Minio.IMinioClient"),

        // mail and bare sockets
        Api(RemoteKind.Mail, "SMTP", "System.Net.Mail.SmtpClient", "Send"),
        Api(RemoteKind.Mail, "MailKit", "MailKit.IMailService", "Connect", "Authenticate"),
        Api(RemoteKind.Mail, "MailKit", "MailKit.Net.Smtp.ISmtpClient", "Send"),
        Api(RemoteKind.Mail, "MailKit", "MailKit.IMailTransport", "Send"),
        Api(RemoteKind.Mail, "SendGrid", "SendGrid.ISendGridClient"),
        Api(RemoteKind.Network, "a socket", "System.Net.Sockets.TcpClient", "Connect"),
        Api(RemoteKind.Network, "a socket", "System.Net.Sockets.UdpClient", "Send"),
        Api(RemoteKind.Network, "a socket", "System.Net.Sockets.Socket", "Connect", "Send*", "Receive*"),
        Api(RemoteKind.Network, "a web socket", "System.Net.WebSockets.ClientWebSocket"));

    /// <summary>Caches that may as well be memory: a call of one can be remote, holding one proves nothing.</summary>
    public static readonly ImmutableArray<RemoteApi> PossiblyRemote = ImmutableArray.Create(
        Api(RemoteKind.Cache, "a distributed cache", "Microsoft.Extensions.Caching.Distributed.IDistributedCache", "Get", "Set", "Refresh", "Remove"),
        Api(RemoteKind.Cache, "a distributed cache", "Microsoft.Extensions.Caching.Distributed.DistributedCacheExtensions", "GetString", "SetString", "Set"),
        Api(RemoteKind.Cache, "a hybrid cache", "Microsoft.Extensions.Caching.Hybrid.HybridCache"));

    private static RemoteApi Api(RemoteKind kind, string product, string type, params string[] blocking)
    {
        foreach (string name in blocking)
        {
            if (name.IndexOf('*') is >= 0 and int star && star != name.Length - 1)
            {
                throw new ArgumentException($"'{name}' of {type}: a * can only end a name.", nameof(blocking));
            }
        }

        return new RemoteApi(type, product, kind, ImmutableArray.Create(blocking));
    }
}
