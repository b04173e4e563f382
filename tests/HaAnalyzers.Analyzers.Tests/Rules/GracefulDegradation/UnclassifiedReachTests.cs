using HaAnalyzers.Analyzers.Rules.GracefulDegradation;
using HaAnalyzers.Analyzers.Tests.Testing;

namespace HaAnalyzers.Analyzers.Tests.Rules.GracefulDegradation;

/// <summary>What HA1004 takes for remote, and what only looks like it.</summary>
public sealed class UnclassifiedReachTests
{
    [Theory]
    [InlineData("int Count();", "public int Count() => ChangeTracker.Entries().Count();", false)]
    [InlineData("void Forget();", "public void Forget() { ChangeTracker.Clear(); }", false)]
    [InlineData("void Commit();", "public void Commit() { Save(); } private void Save() => SaveChanges();", true)]
    [InlineData("List<Order> All();", "public List<Order> All() => Orders.Where(order => order.Id > 0).ToList();", true)]
    [InlineData("IQueryable<Order> Query();", "public IQueryable<Order> Query() => Orders;", true)]
    [InlineData("Task CommitAsync();", "public Task CommitAsync() => RunAsync(); private static Task RunAsync() => Task.CompletedTask;", true)]
    public Task MemberOfADatabaseContext_IsJudgedByWhatItDoes(string member, string implementation, bool isReported) => VerifyAsync($$"""
        using Microsoft.EntityFrameworkCore;

        public interface IOrders { {{member}} }
        public sealed class Order { public int Id { get; set; } }
        public sealed class Shop : DbContext, {{(isReported ? "[|IOrders|]" : "IOrders")}} { public DbSet<Order> Orders => Set<Order>(); {{implementation}} }
        """);

    [Theory]
    [InlineData("Microsoft.EntityFrameworkCore.Sqlite", false)]
    [InlineData("Microsoft.EntityFrameworkCore.InMemory", true)]
    public Task DatabaseInAFile_IsNotRemote(string provider, bool isReported) => VerifyAsync(
        $$"""
        public interface IOrders { Task SaveAsync(); }
        public sealed class Orders(Microsoft.EntityFrameworkCore.DbContext db) : {{(isReported ? "[|IOrders|]" : "IOrders")}} { public Task SaveAsync() => db.SaveChangesAsync(); }
        """,
        (TestProject.ServiceLibrary with
        {
            References = [.. TestReferences.Services.Where(reference => !reference.Display!.Contains("PostgreSQL", StringComparison.Ordinal))],
        }).WithProject(provider, "public static class Provider;"));

    [Theory]
    [InlineData("Microsoft.Data.Sqlite.SqliteCommand", false)]
    [InlineData("Npgsql.NpgsqlCommand", true)]
    public Task CommandOfADatabaseInAFile_IsNotRemote(string command, bool isReported) => VerifyAsync($$"""
        public interface IOrders { Task<int> CountAsync(); }
        public sealed class Orders : {{(isReported ? "[|IOrders|]" : "IOrders")}} { public async Task<int> CountAsync() { await using var command = new {{command}}(); return await command.ExecuteNonQueryAsync(); } }
        """);

    [Theory]
    [InlineData("orders.Count().ToString()")]
    [InlineData("string.Join(\", \", orders.Select(order => order.Id).ToArray())")]
    [InlineData("orders.OrderBy(order => order.Id).First().ToString()!")]
    public Task QueryThatIsRunAndWaitedFor_IsReported(string call) => VerifyAsync($$"""
        public sealed class Order { public int Id { get; set; } }
        public interface IOrders { string Describe(); }

        public sealed class Orders(Microsoft.EntityFrameworkCore.DbContext db) : [|IOrders|]
        {
            public string Describe()
            {
                IQueryable<Order> orders = db.Set<Order>();
                return {{call}};
            }
        }
        """);

    [Fact]
    public Task QueryOfWhatIsAtHand_IsSilent() => VerifyAsync("""
        public interface INumbers { int Count(); }
        public sealed class Numbers(List<int> numbers) : INumbers { public int Count() => numbers.AsQueryable().Count(number => number > 0); }
        """);

    [Fact]
    public Task PartOfAClient_IsReported() => VerifyAsync(
        "public interface IUsers { Task<string> NameAsync(int id); } public sealed class Users(Consul.IConsulClient client) : [|IUsers|] { public Task<string> NameAsync(int id) => client.Values[id].Of(1).GetAsync(); }",
        TestProject.ServiceLibrary.WithProject(
            "Consul",
            "namespace Consul; public interface IConsulClient { Parts Values { get; } } public sealed class Parts { public Parts this[int id] => this; public Parts Of(int id) => this; public Task<string> GetAsync() => Task.FromResult(\"\"); }"));

    [Theory]
    [InlineData("IMigrationSchema")]
    [InlineData("IMigrationExecutor")]
    [InlineData("IDataSeederManager")]
    public Task Maintenance_IsSilent(string contract) => VerifyAsync($$"""
        public interface {{contract}} { Task RunAsync(); }

        public sealed class Implementation(Microsoft.EntityFrameworkCore.DbContext db) : {{contract}} { public Task RunAsync() => db.SaveChangesAsync(); }
        """);

    [Theory]
    [InlineData("Raven.Client.Documents.Session", "IAsyncDocumentSession")]
    [InlineData("Microsoft.Kiota.Abstractions", "BaseRequestBuilder")]
    [InlineData("Azure.Messaging.EventGrid", "EventGridPublisherClient")]
    [InlineData("Microsoft.SemanticKernel.ChatCompletion", "IChatCompletionService")]
    public Task RemoteApiOfAPackage_IsReported(string space, string type) => VerifyAsync($$"""
        namespace {{space}} { public {{(type[0] == 'I' ? "interface" : "abstract class")}} {{type}} { public abstract Task<string> AskAsync(); } }

        public interface IAnswers { Task<string> OfAsync(string question); }

        public sealed class Answers({{space}}.{{type}} client) : [|IAnswers|] { public Task<string> OfAsync(string question) => client.AskAsync(); }
        """);

    [Theory]
    [InlineData("LLama", false)]
    [InlineData("Ours", true)]
    public Task ModelThatRunsInTheProcess_IsNotRemote(string assembly, bool isReported) => VerifyAsync(
        $$"""
        public interface IAnswers { Task<string> OfAsync(string question); }
        public sealed class Answers(Embedder model) : {{(isReported ? "[|IAnswers|]" : "IAnswers")}} { public Task<string> OfAsync(string question) => model.AskAsync(); }
        """,
        TestProject.ServiceLibrary.WithProject(
            assembly,
            "namespace Microsoft.Extensions.AI { public interface IChatClient; } public sealed class Embedder : Microsoft.Extensions.AI.IChatClient { public Task<string> AskAsync() => Task.FromResult(\"\"); }"));

    [Theory]
    [InlineData("[Critical(\"…\")] public interface IRequests { Task<HttpResponseMessage> SendAsync(string path); }", "SendAsync(path)")]
    [InlineData("public interface IRequests { Task<string> SignAsync(HttpRequestMessage request); }", "SignAsync(new HttpRequestMessage())")]
    [InlineData("public interface IRequests { Task<HttpResponseMessage> SendAsync(string path); string Combine(string path); }", "Combine(path)")]
    public Task ContractInFrontOfNoTransport_IsSilent(string transport, string call) => VerifyAsync($$"""
        {{transport}}

        public interface IWeather { Task<object> OfAsync(string path); }

        public sealed class Weather(IRequests requests) : IWeather { public async Task<object> OfAsync(string path) { await Task.Yield(); return requests.{{call}}; } }
        """);

    [Theory]
    [InlineData("await requests.SendAsync(path)")]
    [InlineData("await requests.GetAsync<string>(path)")]
    [InlineData("await AskAsync(path)")]
    public Task ContractInFrontOfTransport_IsReported(string call) => VerifyAsync(
        $$"""
        public interface IWeather { Task<object> OfAsync(string path); }

        public sealed class Weather(IRequests requests) : [|IWeather|]
        {
            public async Task<object> OfAsync(string path) => {{call}};
            private Task<string> AskAsync(string path) => requests.GetAsync<string>("/" + path);
        }

        public interface IReports { Task<object> MonthAsync(); }

        public sealed class Reports(IWeather weather) : IReports { public Task<object> MonthAsync() => weather.OfAsync("month"); }
        """,
        TestProject.ServiceLibrary.WithProject(
            "Transport", "public interface IRequests { Task<HttpResponseMessage> SendAsync(string path); Task<T> GetAsync<T>(string path); }"));

    [Theory]
    [InlineData("IStore store", "await store.All().Where(order => order.Id > 0).ToListAsync()", false)]
    [InlineData("IStore store", "await store.Orders.AsNoTracking().ToListAsync()", false)]
    [InlineData("IStore store", "await Filtered(store.All(), 1)", false)]
    [InlineData("IStore store", "await Narrowed(store)", false)]
    [InlineData("IStore store, Shop shop", "await Filtered(store.All(), shop.Id)", true)]
    [InlineData("IStore store", "await store.Context().Orders.ToListAsync()", true)]
    [InlineData("Shop shop", "await shop.Orders.Where(order => order.Id > 0).ToListAsync()", true)]
    [InlineData("IServiceProvider services", "await services.GetRequiredService<Shop>().Orders.ToListAsync()", true)]
    public Task QueryOfAnotherContract_BelongsToIt(string held, string call, bool isReported) => VerifyAsync($$"""
        using Microsoft.EntityFrameworkCore;

        public sealed class Order { public int Id { get; set; } }
        public sealed class Shop : DbContext { public int Id => 1; public DbSet<Order> Orders => Set<Order>(); }

        [Critical("…")]
        public interface IStore { DbSet<Order> Orders { get; } IQueryable<Order> All(); Shop Context(); }

        public interface IReports { Task<List<Order>> MonthAsync(); }

        public sealed class Reports({{held}}) : {{(isReported ? "[|IReports|]" : "IReports")}}
        {
            public async Task<List<Order>> MonthAsync() => {{call}};

            private static Task<List<Order>> Filtered(IQueryable<Order> orders, int id) => orders.Where(order => order.Id > id).ToListAsync();

            private static async Task<List<Order>> Narrowed(IStore store)
            {
                IQueryable<Order> orders;
                orders = store.All();
                orders = orders.Where(order => order.Id > 0);
                return await orders.ToListAsync();
            }
        }
        """);

    private static Task VerifyAsync(string source, TestProject? project = null) =>
        RuleVerifier<UnclassifiedDependencyAnalyzer>.VerifyAsync(source, project ?? TestProject.ServiceLibrary);
}
