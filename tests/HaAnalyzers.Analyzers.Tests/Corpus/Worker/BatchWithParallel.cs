// library
using Amazon.S3;
using Amazon.S3.Model;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Logging;

namespace Archive;

public sealed class Mover(IAmazonS3 s3, BlobContainerClient target, ILogger<Mover> logger)
{
    public async Task<int> MoveAsync(string bucket, CancellationToken cancellationToken)
    {
        int moved = 0;
        ListObjectsV2Response page = await s3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = bucket }, cancellationToken);
        await Parallel.ForEachAsync(page.S3Objects, cancellationToken, async (item, token) =>
        {
            using GetObjectResponse response = await s3.GetObjectAsync(bucket, item.Key, token);
            await target.UploadBlobAsync(item.Key, response.ResponseStream, token);
            Interlocked.Increment(ref moved);
        });
        logger.LogInformation("{Moved} objects moved", moved);
        return moved;
    }
}
