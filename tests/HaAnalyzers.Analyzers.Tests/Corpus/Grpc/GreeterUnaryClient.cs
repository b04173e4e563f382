// program
using Grpc.Core;
using Microsoft.Extensions.Hosting;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.{|HA1005:AddGrpcClient<InventoryClient>|}(options => options.Address = new Uri("https://inventory"));
builder.Services.AddHostedService<StockReport>();
await builder.Build().RunAsync();

public sealed record Sku(string Code);

public sealed record Stock(int Count);

public class InventoryClient : ClientBase<InventoryClient>
{
    private static readonly Marshaller<Sku> Skus = Marshallers.Create(sku => System.Text.Encoding.UTF8.GetBytes(sku.Code), bytes => new Sku(System.Text.Encoding.UTF8.GetString(bytes)));
    private static readonly Marshaller<Stock> Stocks = Marshallers.Create(stock => BitConverter.GetBytes(stock.Count), bytes => new Stock(BitConverter.ToInt32(bytes)));
    private static readonly Method<Sku, Stock> Count = new(MethodType.Unary, "shop.Inventory", "Count", Skus, Stocks);

    public InventoryClient(CallInvoker invoker) : base(invoker) { }

    protected InventoryClient(ClientBaseConfiguration configuration) : base(configuration) { }

    public virtual AsyncUnaryCall<Stock> CountAsync(Sku sku, CallOptions options) => CallInvoker.AsyncUnaryCall(Count, null, options, sku);

    protected override InventoryClient NewInstance(ClientBaseConfiguration configuration) => new(configuration);
}

public sealed class StockReport(InventoryClient inventory) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(5));
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            Stock stock = await inventory.CountAsync(new Sku("A-1"), new CallOptions(deadline: DateTime.UtcNow.AddSeconds(2), cancellationToken: stoppingToken));
            Console.WriteLine(stock.Count);
        }
    }
}
