using HaAnalyzers.Guarding;

namespace HaAnalyzers.Tests.Guarding.Caching;

/// <summary>S3-FIFO as one would write it without a thought for speed, memory or threads: lists, oldest first.</summary>
internal sealed class NaiveQueues(int capacity)
{
    private readonly int _smallCapacity = Math.Max(1, capacity / 10);
    private readonly List<Item> _small = [];
    private readonly List<Item> _main = [];
    private readonly GhostTable _ghosts = new(capacity);

    public int Count => _small.Count + _main.Count;

    public int? Get(int key)
    {
        Item? item = Find(key);
        item?.Ask();
        return item?.Value;
    }

    public void Set(int key, int value)
    {
        if (Find(key) is { } known)
        {
            known.Value = value;
            known.Ask();
            return;
        }

        if (Count == capacity)
        {
            MakeRoom();
        }

        bool toMain = _ghosts.Remove(key) && capacity > 1;
        (toMain ? _main : _small).Add(new Item(key, value));
        if (_small.Count > _smallCapacity)
        {
            _main.Add(Oldest(_small));
        }
    }

    private Item? Find(int key) => _small.Concat(_main).FirstOrDefault(item => item.Key == key);

    private void MakeRoom()
    {
        if (_small.Count == _smallCapacity)
        {
            Item item = Oldest(_small);
            if (item.Requests == 0 || _main.Count == 0)
            {
                _ghosts.Add(item.Key);
                return;
            }

            _main.Add(item);
        }

        while (_main[0].Requests > 0)
        {
            Item spared = Oldest(_main);
            spared.Requests--;
            _main.Add(spared);
        }

        _main.RemoveAt(0);
    }

    private static Item Oldest(List<Item> queue)
    {
        Item item = queue[0];
        queue.RemoveAt(0);
        return item;
    }

    private sealed class Item(int key, int value)
    {
        public int Key { get; } = key;

        public int Value { get; set; } = value;

        public int Requests { get; set; }

        public void Ask() => Requests = Math.Min(3, Requests + 1);
    }
}
