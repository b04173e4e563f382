// program
using System.Collections.Concurrent;
using System.Threading.Channels;

var lines = Channel.CreateUnbounded<string>(new UnboundedChannelOptions { SingleWriter = true });
var counts = new ConcurrentDictionary<string, int>();
Task[] workers = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => CountAsync()).ToArray();
foreach (string line in File.ReadLines(args[0]))
{
    await lines.Writer.WriteAsync(line);
}

lines.Writer.Complete();
await Task.WhenAll(workers);
foreach ((string word, int count) in counts.OrderByDescending(pair => pair.Value).Take(10))
{
    Console.WriteLine($"{word}: {count}");
}

async Task CountAsync()
{
    await foreach (string line in lines.Reader.ReadAllAsync())
    {
        foreach (string word in line.Split(' '))
        {
            counts.AddOrUpdate(word, 1, static (_, count) => count + 1);
        }
    }
}
