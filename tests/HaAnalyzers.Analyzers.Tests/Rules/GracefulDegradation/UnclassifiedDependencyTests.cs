using HaAnalyzers.Analyzers.Rules.GracefulDegradation;
using HaAnalyzers.Analyzers.Tests.Testing;

namespace HaAnalyzers.Analyzers.Tests.Rules.GracefulDegradation;

public sealed class UnclassifiedDependencyTests
{
    [Theory]
    [InlineData("[NonCritical(\"…\")] public interface IWeather { Task<string> TodayAsync(); } class Client(HttpClient http) : IWeather { public Task<string> TodayAsync() => http.GetStringAsync(\"/\"); }")]
    [InlineData("[Critical(\"…\")] public interface IWeather { Task<string> TodayAsync(); } class Client(HttpClient http) : IWeather { public Task<string> TodayAsync() => http.GetStringAsync(\"/\"); }")]
    [InlineData("[assembly: NonCritical(typeof(IWeather), \"…\")] public interface IWeather { Task<string> TodayAsync(); } class Client(HttpClient http) : IWeather { public Task<string> TodayAsync() => http.GetStringAsync(\"/\"); }")]
    [InlineData("[Critical(\"…\")] public interface IBase { int Count(); } public interface IWeather : IBase { Task<string> TodayAsync(); } class Client(HttpClient http) : IWeather { public int Count() => 0; public Task<string> TodayAsync() => http.GetStringAsync(\"/\"); }")]
    public Task Classified_IsSilent(string source) => VerifyAsync(source);

    [Theory]
    [InlineData("public interface IClock { DateTime Now(); } class Clock : IClock { public DateTime Now() => DateTime.Now; }")]
    [InlineData("public interface IMarker; class Client(HttpClient http) : IMarker { public Task<string> TodayAsync() => http.GetStringAsync(\"/\"); }")]
    [InlineData("class Client(HttpClient http) : IAsyncDisposable { public async ValueTask DisposeAsync() => await http.GetStringAsync(\"/\"); }")]
    [InlineData("public interface INames { string Of(int id); } class Client(HttpClient http) : INames { public string Of(int id) => \"\"; public Task<string> TodayAsync() => http.GetStringAsync(\"/\"); }")]
    [InlineData("public interface IUrls { Uri? Base(); } class Client(HttpClient http) : IUrls { public Uri? Base() => http.BaseAddress; }")]
    public Task NothingRemoteReached_IsSilent(string source) => VerifyAsync(source);

    [Theory]
    [InlineData("connection.Count")]
    [InlineData("connection.Describe()")]
    [InlineData("connection.Parse(\"a\").Length")]
    public Task MemberOfAHelperThatDoesNotUseWhatItHolds_IsSilent(string call) => VerifyAsync($$"""
        public class Connection(HttpClient http)
        {
            private int _count;

            public int Count => _count;
            public int Describe() => Parse("b").Length + Count;
            public string Parse(string text) { _count++; return text.Trim(); }
            public Task<string> AskAsync() => http.GetStringAsync("/");
        }

        public interface ICounts { int Of(int id); }

        public sealed class Counts(Connection connection) : ICounts { public int Of(int id) => {{call}}; }
        """);

    [Theory]
    [InlineData("await connection.LazyAsync()")]
    [InlineData("await connection.DelegateAsync()")]
    [InlineData("await connection.InheritedAsync()")]
    [InlineData("await connection.ThroughFieldAsync()")]
    [InlineData("await connection.ThroughPropertyAsync()")]
    public Task MemberOfAHelperThatUsesWhatItHoldsBySomeWay_IsReported(string call) => VerifyAsync($$"""
        public abstract class Base(HttpClient http) { public Task<string> InheritedAsync() => http.GetStringAsync("/"); }

        public sealed class Connection : Base
        {
            private readonly Func<string, Task<string>> _ask;
            private readonly HttpClient _held;
            private HttpClient Client => _held;

            public Connection(HttpClient http) : base(http)
            {
                _held = http;
                _ask = path => http.GetStringAsync(path);
            }

            public Task<string> DelegateAsync() => _ask("/");
            public Task<string> LazyAsync() { return AskAsync(); Task<string> AskAsync() => ThroughPropertyAsync(); }
            public Task<string> ThroughFieldAsync() => _held.GetStringAsync("/");
            public Task<string> ThroughPropertyAsync() => Client.GetStringAsync("/");
        }

        public interface ITexts { Task<string> OfAsync(int id); }

        public sealed class Texts(Connection connection) : [|ITexts|] { public async Task<string> OfAsync(int id) => {{call}}; }
        """);

    [Fact]
    public Task PropertyOfADatabaseContextThatIsNoSet_IsSilent() => VerifyAsync("""
        public interface ISchema { string Schema { get; } }

        public sealed class Shop : Microsoft.EntityFrameworkCore.DbContext, ISchema { public string Schema => "shop"; }
        """);

    [Fact]
    public Task ServiceAboveAnotherContract_IsSilent() => VerifyAsync("""
        [Critical("…")]
        public interface IOrders { Task<int> CountAsync(); }

        public interface IReports { Task<string> MonthAsync(); }

        public sealed class Reports(IOrders orders) : IReports
        {
            public async Task<string> MonthAsync() => $"{await orders.CountAsync()} orders";
        }
        """);

    [Fact]
    public Task Decorator_IsSilent() => VerifyAsync("""
        public interface IWeather { Task<string> TodayAsync(); }

        public sealed class Audited(IWeather inner, HttpClient audit) : IWeather
        {
            public async Task<string> TodayAsync()
            {
                await audit.GetAsync("/called");
                return await inner.TodayAsync();
            }
        }
        """);

    [Fact]
    public Task DecoratorOfAnImplementation_IsSilent() => VerifyAsync("""
        public interface IWeather { Task<string> TodayAsync(); }

        public sealed class Client(HttpClient http) : [|IWeather|] { public Task<string> TodayAsync() => http.GetStringAsync("/"); }

        public sealed class Remembering(Client inner) : IWeather { public Task<string> TodayAsync() => inner.TodayAsync(); }
        """);

    [Theory]
    [InlineData("IOrderPaidHandler")]
    [InlineData("IDatabaseSeeder")]
    [InlineData("ICleanUpJob")]
    [InlineData("IStartupTask")]
    [InlineData("IAsyncMigrationRoutine")]
    public Task CalledByAFramework_IsSilent(string contract) => VerifyAsync($$"""
        public interface {{contract}} { Task RunAsync(); }

        public sealed class Implementation(HttpClient http) : {{contract}} { public Task RunAsync() => http.PostAsync("/", null); }
        """);

    [Fact]
    public Task TestProject_IsSilent() => VerifyAsync(
        "public interface IWeather { Task<string> TodayAsync(); } class Client(HttpClient http) : IWeather { public Task<string> TodayAsync() => http.GetStringAsync(\"/\"); }",
        TestProject.ServiceLibrary with { IsTestProject = true });

    [Fact]
    public Task WithoutTheRuntimeLibrary_IsSilent() => VerifyAsync(
        "public interface IWeather { Task<string> TodayAsync(); } class Client(HttpClient http) : IWeather { public Task<string> TodayAsync() => http.GetStringAsync(\"/\"); }",
        TestProject.Library.WithoutUsing("HaAnalyzers") with { References = TestReferences.Framework });

    [Theory]
    [InlineData("HttpClient http", "http.GetStringAsync(\"/\")")]
    [InlineData("IHttpClientFactory factory", "factory.CreateClient().GetStringAsync(\"/\")")]
    [InlineData("StackExchange.Redis.IDatabase redis", "Task.FromResult((string?)redis.StringGet(\"a\") ?? \"\")")]
    [InlineData("Amazon.S3.IAmazonS3 s3", "s3.GetACLAsync(\"a\").ContinueWith(t => \"\")")]
    [InlineData("Azure.Storage.Blobs.BlobContainerClient blobs", "Task.FromResult(blobs.Exists().ToString())")]
    [InlineData("MongoDB.Driver.IMongoDatabase mongo", "mongo.ListCollectionNamesAsync().ContinueWith(t => \"\")")]
    [InlineData("MassTransit.IBus bus", "bus.Publish(new object()).ContinueWith(t => \"\")")]
    [InlineData("RabbitMQ.Client.IChannel channel", "channel.QueueDeclareAsync(\"a\", true, false, false).ContinueWith(t => \"\")")]
    [InlineData("Confluent.Kafka.IProducer<string, string> kafka", "kafka.ProduceAsync(\"a\", new()).ContinueWith(t => \"\")")]
    [InlineData("Dapr.Client.DaprClient dapr", "dapr.GetStateAsync<string>(\"a\", \"b\")")]
    [InlineData("MailKit.Net.Smtp.SmtpClient mail", "mail.SendAsync(new MimeKit.MimeMessage())")]
    [InlineData("Microsoft.AspNetCore.SignalR.Client.HubConnection hub", "hub.StartAsync().ContinueWith(t => \"\")")]
    [InlineData("Npgsql.NpgsqlDataSource source", "source.OpenConnectionAsync().AsTask().ContinueWith(t => \"\")")]
    [InlineData("System.Data.IDbConnection connection", "Task.FromResult(Dapper.SqlMapper.QueryFirst<string>(connection, \"select 1\"))")]
    [InlineData("System.Net.Sockets.TcpClient tcp", "tcp.ConnectAsync(\"a\", 1).ContinueWith(t => \"\")")]
    [InlineData("Microsoft.Extensions.Caching.Distributed.IDistributedCache cache", "cache.GetAsync(\"a\").ContinueWith(t => \"\")")]
    public Task RemoteApi_IsReported(string parameter, string call) => VerifyAsync($$"""
        public interface IWeather { Task<string> TodayAsync(); }

        public sealed class Client({{parameter}}) : [|IWeather|]
        {
            public Task<string> TodayAsync() => {{call}};
        }
        """);

    [Fact]
    public Task DatabaseContext_IsReported() => VerifyAsync("""
        using Microsoft.EntityFrameworkCore;

        public class Order { public int Id { get; set; } }

        public interface IShop { DbSet<Order> Orders { get; } }

        public sealed class Shop : DbContext, [|IShop|] { public DbSet<Order> Orders => Set<Order>(); }

        public interface IOrders { Task<List<Order>> AllAsync(); }

        public sealed class Orders(Shop db) : [|IOrders|] { public Task<List<Order>> AllAsync() => db.Orders.ToListAsync(); }
        """);

    [Theory]
    [InlineData("(HttpClient http) : [|IWeather|] { public object Client => http; public Task<string> TodayAsync() => http.GetStringAsync(\"/\"); }")]
    [InlineData("(HttpClient http) : [|IWeather|] { public Task<string> TodayAsync() => AskAsync(\"/\"); private Task<string> AskAsync(string path) { return Ask(); Task<string> Ask() => http.GetStringAsync(path); } }")]
    [InlineData("(Connection connection) : [|IWeather|] { public Task<string> TodayAsync() => connection.AskAsync(); }")]
    [InlineData("(HttpClient http) : [|IWeather|] { public Task<string> TodayAsync() => Requests.AskAsync(http); }")]
    [InlineData("(HttpClient http) : Base(http), [|IWeather|];")]
    public Task ThroughMemberHelperAndBase_IsReported(string implementation) => VerifyAsync($$"""
        public interface IWeather { Task<string> TodayAsync(); }

        public sealed class Connection { private readonly HttpClient _http = new(); public Task<string> AskAsync() => _http.GetStringAsync("/"); }

        public static class Requests { public static Task<string> AskAsync(HttpClient http) => http.GetStringAsync("/"); }

        public abstract class Base(HttpClient http) { public Task<string> TodayAsync() => http.GetStringAsync("/"); }

        public sealed class Implementation{{implementation}}
        """);

    [Fact]
    public Task RefitContractImplementedByHand_IsReportedOnce() => VerifyAsync("""
        using Refit;

        public interface [|ICustomers|] { [Get("/customers")] Task<string> AllAsync(); }

        public sealed class Customers(HttpClient http) : ICustomers
        {
            private readonly ICustomers _client = RestService.For<ICustomers>(http);

            public Task<string> AllAsync() => _client.AllAsync();
        }
        """);

    [Theory]
    [InlineData("RequestAttribute")]
    [InlineData("RequestAttributeBase")]
    public Task RestEaseContract_IsReportedAtItself(string attribute) => VerifyAsync($$"""
        namespace RestEase
        {
            public abstract class {{attribute}} : Attribute { }
            public sealed class GetAttribute(string path) : {{attribute}} { public string Path => path; }
        }

        public interface [|IGitHub|] { [RestEase.Get("/users")] Task<string> UsersAsync(); }

        [Critical("Nobody can log in")] public interface IUsers { [RestEase.Get("/users")] Task<string> UsersAsync(); }
        """);

    [Theory]
    [InlineData("EventStore.Client", "EventStoreClientBase")]
    [InlineData("KurrentDB.Client", "KurrentDBClientBase")]
    [InlineData("Azure.Search.Documents", "SearchClient")]
    [InlineData("MQTTnet", "IMqttClient")]
    [InlineData("OpenAI.Chat", "ChatClient")]
    public Task RemoteApiOfAPackage_IsReported(string space, string type) => VerifyAsync($$"""
        namespace {{space}} { public {{(type[0] == 'I' ? "interface" : "abstract class")}} {{type}} { public abstract Task<string> CompleteChatAsync(); } }

        public interface IAnswers { Task<string> OfAsync(string question); }

        public sealed class Answers({{space}}.{{type}} client) : [|IAnswers|] { public Task<string> OfAsync(string question) => client.CompleteChatAsync(); }
        """);

    [Fact]
    public Task RefitContract_IsReportedAtItself() => VerifyAsync("""
        using Refit;

        public interface [|IGitHub|] { [Get("/users/{name}")] Task<string> UserAsync(string name); }

        [NonCritical("…")]
        public interface ICalendar { [Get("/today")] Task<string> TodayAsync(); }
        """);

    [Fact]
    public Task ContractOfAnotherProject_IsReported() => VerifyAsync(
        "public sealed class Client(HttpClient http) : [|IWeather|] { public Task<string> TodayAsync() => http.GetStringAsync(\"/\"); }",
        TestProject.ServiceLibrary.WithProject("Core", "public interface IWeather { Task<string> TodayAsync(); }"));

    [Fact]
    public Task ConfiguredType_IsReported() => VerifyAsync(
        """
        namespace Acme { public sealed class Session { public int Ask() => 0; } }

        public interface IAnswers { int Today(); }

        public sealed class Answers(Acme.Session session) : [|IAnswers|] { public int Today() => session.Ask(); }
        """,
        TestProject.ServiceLibrary with { EditorConfig = "[*.cs]\nha_remote_types = Other.Thing, Acme.Session\n" });

    [Fact]
    public Task Placeholder_IsReportedUntilWritten() => VerifyAsync("""
        [NonCritical([|"TODO: what users get while it is down"|])]
        public interface IWeather { [OmitFallback("…")] Task SayAsync(); }

        [Critical([|"todo"|])]
        public interface IOrders { Task<int> CountAsync(); }

        [NonCritical("The page shows no calendar")]
        public interface ICalendar { [OmitFallback("TODO")] Task SayAsync(); }
        """);

    [Fact]
    public Task Message_NamesContractApiAndImplementation() => RuleVerifier<UnclassifiedDependencyAnalyzer>.VerifyMessageAsync(
        "public interface IWeather { Task<string> TodayAsync(); } class Client(HttpClient http) : {|#0:IWeather|} { public Task<string> TodayAsync() => http.GetStringAsync(\"/\"); }",
        "'IWeather' reaches HttpClient through 'Client' and is not classified; mark it [NonCritical] if users can be served without it, else [Critical]");

    private static Task VerifyAsync(string source, TestProject? project = null) =>
        RuleVerifier<UnclassifiedDependencyAnalyzer>.VerifyAsync(source, project ?? TestProject.ServiceLibrary);
}
