import ForgeReconciler, { Heading, Stack } from '@forge/react';
import { Bridge } from './bridge';
import { Inputs } from './inputs';
import { Views } from './views';

/** A UI Kit app for the tests of the offline host: one section for each way in which it draws something. */
function Gallery() {
  return (
    <Stack space="space.300">
      <Heading as="h3">Gallery</Heading>
      <Views />
      <Inputs />
      <Bridge />
    </Stack>
  );
}

ForgeReconciler.render(<Gallery />);
