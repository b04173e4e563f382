// library
using System.Threading.Tasks.Dataflow;

namespace Imports;

public sealed class Importer : IAsyncDisposable
{
    private readonly ActionBlock<string> _unbounded = {|HA3005:new(Save)|};
    private readonly ActionBlock<string> _bounded = new(Save, new ExecutionDataflowBlockOptions { BoundedCapacity = 500, MaxDegreeOfParallelism = 4 });

    public bool Offer(string row) => _bounded.Post(row) && _unbounded.Post(row);

    public async ValueTask DisposeAsync()
    {
        _bounded.Complete();
        _unbounded.Complete();
        await Task.WhenAll(_bounded.Completion, _unbounded.Completion);
    }

    private static void Save(string row) => File.AppendAllText("rows.txt", row + Environment.NewLine);
}
